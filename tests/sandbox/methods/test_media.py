"""Photos, documents, voices, albums, and files down again."""

from typing import Any

import pytest

from bot.sandbox.files import LARGEST_DOWNLOAD, LARGEST_PHOTO, LARGEST_UPLOAD
from bot.sandbox.model import Upload
from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import PNG, YES, Caller, Person


def png(width: int, height: int) -> Upload:
    return Upload("a.png", PNG[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + PNG[24:])


@pytest.mark.parametrize(
    ("method", "kind", "shown"),
    [
        ("sendDocument", "document", {"file_name": "a.bin", "mime_type": "application/octet-stream"}),
        ("sendVoice", "voice", {"duration": 0, "mime_type": "audio/ogg"}),
        ("sendAudio", "audio", {"duration": 0, "file_name": "a.bin"}),
        ("sendVideo", "video", {"duration": 0, "width": 0, "height": 0}),
    ],
)
def test_a_file_is_sent_and_fetched(bot: Caller, member: Person, method: str, kind: str, shown: dict) -> None:
    files = {kind: Upload("a.bin", b"content")}
    sent = bot.calls(method, files, chat_id=member.id, caption="<b>It</b>", parse_mode="HTML", reply_markup=YES)
    assert sent[kind].items() >= {**shown, "file_size": 7}.items()
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("It", "bold")
    fetched = bot.calls("getFile", file_id=sent[kind]["file_id"])
    assert bot.world.files[bot.world.file_paths[fetched["file_path"]]].content == b"content"


def test_a_photo_has_its_size(bot: Caller, member: Person) -> None:
    sent = bot.calls("sendPhoto", {"photo": Upload("a.png", PNG)}, chat_id=member.id, has_spoiler=True)
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"], sent["has_media_spoiler"]) == (2, 3, True)


def test_a_file_is_sent_again_by_its_identifier(bot: Caller, member: Person, organiser: Person) -> None:
    sent = bot.calls("sendPhoto", {"photo": Upload("a.png", PNG)}, chat_id=member.id)
    again = bot.calls("sendPhoto", chat_id=organiser.id, photo=sent["photo"][0]["file_id"])
    assert again["photo"] == sent["photo"]


def test_an_album_arrives_together(bot: Caller, member: Person) -> None:
    media = [{"type": "photo", "media": "attach://one", "caption": "Both"}, {"type": "photo", "media": "attach://two"}]
    sent = bot.calls("sendMediaGroup", {"one": png(4, 4), "two": png(5, 5)}, chat_id=member.id, media=media)
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == ["Both", None]


def test_what_a_person_sends_reaches_the_bot(bot: Caller, member: Person) -> None:
    member.sends("photo", PNG, caption="Look /here", album="together")
    member.sends("voice", b"OggS", duration=3)
    photo, voice = (update["message"] for update in bot.reads())
    assert (photo["caption"], photo["media_group_id"]) == ("Look /here", "together")
    assert voice["voice"]["duration"] == 3
    assert bot.calls("getFile", file_id=voice["voice"]["file_id"])["file_path"].startswith("voice/")


def test_a_phone_sends_no_broken_picture(member: Person) -> None:
    with pytest.raises(Impossible, match="IMAGE_PROCESS_FAILED"):
        member.sends("photo", b"no picture")
    with pytest.raises(Impossible, match="cannot be sent"):
        member.sends("hologram", b"x")


UNKNOWN_FILE = "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
ALBUM = [{"type": "photo", "media": "attach://a"}]
MEDIA = "Bad Request: can't parse InputMedia: "


@pytest.mark.parametrize(
    ("method", "files", "parameters", "text"),
    [
        ("sendPhoto", {}, {}, "Bad Request: there is no photo in the request"),
        ("sendPhoto", {}, {"photo": "attach://nothing"}, "Bad Request: there is no photo in the request"),
        ("sendPhoto", {}, {"photo": "nothing"}, UNKNOWN_FILE),
        ("sendPhoto", {}, {"photo": "https://example.org/a.png"}, "Bad Request: failed to get HTTP URL content"),
        ("sendPhoto", {"photo": Upload("a", b"")}, {}, "Bad Request: file must be non-empty"),
        ("sendPhoto", {"photo": Upload("a", b"x")}, {}, "Bad Request: IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": png(9000, 1001)}, {}, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": png(21, 1)}, {}, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": png(4, 4)}, {"caption": "x" * 1025}, "Bad Request: message caption is too long"),
        ("sendDocument", {}, {}, "Bad Request: there is no document in the request"),
        ("sendVoice", {}, {}, "Bad Request: there is no voice in the request"),
        ("sendAudio", {}, {}, "Bad Request: there is no audio in the request"),
        ("sendVideo", {}, {}, "Bad Request: there is no video in the request"),
        ("sendVideo", {}, {"video": "nothing"}, UNKNOWN_FILE),
        ("sendMediaGroup", {}, {}, "Bad Request: expected an Array of InputMedia"),
        ("sendMediaGroup", {}, {"media": ALBUM}, "Bad Request: there must be at least 2 messages in an album"),
        ("sendMediaGroup", {}, {"media": ALBUM * 11}, "Bad Request: too many messages to send as an album"),
        ("sendMediaGroup", {}, {"media": [7, 7]}, MEDIA + "expected an Object"),
        ("sendMediaGroup", {}, {"media": [{"type": "x"}] * 2}, MEDIA + 'type "x" is unsupported'),
        ("sendMediaGroup", {}, {"media": [{"type": "photo"}] * 2}, MEDIA + "media not found"),
        (
            "sendMediaGroup",
            {},
            {"media": [{"type": "photo"}, {"type": "document"}]},
            "Bad Request: document can't be mixed with other media types",
        ),
        (
            "sendMediaGroup",
            {},
            {"media": [{"type": "photo", "media": "x", "colour": 1}] * 2},
            'Bad Request: field "colour" of InputMedia is not known here',
        ),
        ("getFile", {}, {"chat_id": None}, "Bad Request: file_id not specified"),
        ("getFile", {}, {"chat_id": None, "file_id": "x"}, "Bad Request: invalid file_id"),
    ],
)
def test_is_refused(
    bot: Caller, member: Person, method: str, files: dict, parameters: dict[str, Any], text: str
) -> None:
    given = {"chat_id": member.id, **parameters}
    assert bot.is_refused(method, files, **{name: value for name, value in given.items() if value is not None}) == text


def test_a_document_is_no_photo(bot: Caller, member: Person) -> None:
    sent = bot.calls("sendDocument", {"document": Upload("a", b"x")}, chat_id=member.id)
    refused = bot.is_refused("sendPhoto", chat_id=member.id, photo=sent["document"]["file_id"])
    assert refused == "Bad Request: can't use file of type Document as Photo"


def test_files_have_their_largest_sizes(bot: Caller, member: Person) -> None:
    big = Upload("a", bytes(LARGEST_UPLOAD + 1))
    refusal = bot.refusal("sendDocument", {"document": big}, chat_id=member.id)
    assert (refusal.code, refusal.description) == (413, "Request Entity Too Large")
    photo = Upload("a.png", PNG + bytes(LARGEST_PHOTO))
    assert bot.is_refused("sendPhoto", {"photo": photo}, chat_id=member.id).endswith(
        "the maximum size is 10485760 bytes"
    )
    sent = bot.calls("sendDocument", {"document": Upload("a", bytes(LARGEST_DOWNLOAD + 1))}, chat_id=member.id)
    assert bot.is_refused("getFile", file_id=sent["document"]["file_id"]) == "Bad Request: file is too big"
