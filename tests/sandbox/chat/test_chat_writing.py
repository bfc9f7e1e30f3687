"""What a person sends: texts, commands, buttons for a keyboard, files, places, replies, edits."""

import pytest

from bot.sandbox.phone import groups, reading
from bot.sandbox.world import World
from tests.sandbox.chat.screen import Screen, Window, until
from tests.sandbox.people import PNG

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

COMMANDS = [{"command": name, "description": f"Pour {name}"} for name in ("read", "report", "help")]


async def test_enter_sends_and_shift_enter_begins_a_line(french: Screen) -> None:
    await french.types("une")
    await french.text.press("Shift+Enter")
    await french.text.type("deux")
    await french.text.press("Enter")
    await french.bot_hears("une\ndeux")
    assert await french.text.input_value() == ""


async def test_what_could_not_be_sent_stays(french: Screen) -> None:
    await french.page.route("**/send", lambda route: route.abort())
    await french.says("important")
    await french.is_told("Connexion…")
    assert await french.text.input_value() == "important"


async def test_commands_are_found_while_typing(french: Screen, window: Window) -> None:
    french.bot.calls("setMyCommands", commands=COMMANDS)
    await french.button("Menu").wait_for()
    await french.types("/re")
    options = french.place.get_by_role("listbox").get_by_role("option")
    await until(lambda: _count(options, 2))
    assert await window.complaints() == []
    await french.text.press("ArrowDown")
    await french.text.press("Enter")
    await french.bot_hears("/report")


async def _count(found, wanted: int) -> bool:
    return await found.count() == wanted


async def test_the_menu_lists_the_commands(french: Screen) -> None:
    french.bot.calls("setMyCommands", commands=COMMANDS)
    await french.presses("Menu")
    await french.page.keyboard.press("End")
    await french.page.keyboard.press("Enter")
    await french.bot_hears("/help")


async def test_a_keyboard_for_one_time_goes_after_it_was_used(french: Screen) -> None:
    keyboard = {"keyboard": [["Oui", "Non"]], "one_time_keyboard": True, "input_field_placeholder": "Oui ou non ?"}
    french.bot_says("D’accord ?", reply_markup=keyboard)
    await french.place.get_by_placeholder("Oui ou non ?").wait_for()
    await french.presses("Oui")
    await french.bot_hears("Oui")
    await french.button("Oui").wait_for(state="hidden")
    await french.presses("Boutons")
    await french.presses("Non")
    await french.bot_hears("Non")
    french.bot_says("Merci", reply_markup={"remove_keyboard": True})
    await french.button("Boutons").wait_for(state="hidden")


async def test_a_wish_for_a_reply_makes_the_next_text_one(french: Screen) -> None:
    sent = french.bot_says("Votre nom ?", reply_markup={"force_reply": True, "input_field_placeholder": "Nom"})
    await french.place.get_by_placeholder("Nom").wait_for()
    await french.says("Personne")
    assert (await french.bot_hears("Personne"))["reply_to_message"]["message_id"] == sent["message_id"]


async def test_answering_changing_and_deleting(french: Screen) -> None:
    sent = french.bot_says("Question")
    await french.sees("Question")
    await french.chooses_message("Question")
    await french.picks("Répondre")
    await french.says("Reponse")
    assert (await french.bot_hears("Reponse"))["reply_to_message"]["message_id"] == sent["message_id"]
    await french.text.press("ArrowUp")
    await french.says("Réponse")
    assert (await french.bot_gets("edited_message"))["edited_message"]["text"] == "Réponse"
    await french.chooses_message("Réponse")
    await french.picks("Supprimer")
    await french.no_longer_sees("Réponse")


async def test_pictures_go_as_an_album_and_files_as_files(french: Screen) -> None:
    pictures = [{"name": f"{name}.png", "mimeType": "image/png", "buffer": PNG} for name in "ab"]
    await _attaches(french, "Photo", pictures)
    first = (await french.bot_gets("message"))["message"]
    assert "photo" in first
    assert first["media_group_id"]
    await _attaches(french, "Fichier", [{"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"}])
    await french.log.get_by_role("link", name="notes.txt").wait_for()


async def _attaches(phone: Screen, what: str, files: list) -> None:
    async with phone.page.expect_file_chooser() as waiting:
        await phone.presses("Joindre")
        await phone.picks(what)
    await (await waiting.value).set_files(files)


async def test_a_place_is_typed(french: Screen) -> None:
    await french.presses("Joindre")
    await french.picks("Position")
    await french.place.get_by_label("Latitude").fill("33.5")
    await french.place.get_by_label("Longitude").fill("36.25")
    await french.place.get_by_role("dialog").get_by_role("button", name="Envoyer").click()
    place = (await french.bot_gets("message"))["message"]["location"]
    assert (place["latitude"], place["longitude"]) == (33.5, 36.25)


async def test_a_voice_is_recorded(french: Screen, browser, address: str) -> None:
    await french.page.add_init_script(SOUND)
    await french.window.opens("")
    await french.presses("Enregistrer un message vocal")
    await french.button("Arrêter et envoyer").wait_for()
    await french.page.wait_for_timeout(300)
    await french.presses("Arrêter et envoyer")
    assert "voice" in (await french.bot_gets("message"))["message"]
    await french.log.locator("audio").wait_for()


# A tone in place of a microphone, which the machine of a test does not have.
SOUND = """
navigator.mediaDevices.getUserMedia = async () => {
  const sound = new AudioContext();
  const target = sound.createMediaStreamDestination();
  const tone = sound.createOscillator();
  tone.connect(target);
  tone.start();
  return target.stream;
};
"""


async def test_inline_results_are_cards_to_choose_from(french: Screen, window: Window) -> None:
    await french.types("@keptbot eau")
    query = (await french.bot_gets("inline_query"))["inline_query"]
    assert query["query"] == "eau"
    card = {"type": "article", "id": "1", "title": "Eau potable", "description": "3 400 familles"}
    results = [{**card, "input_message_content": {"message_text": "Engagement 12"}}]
    french.bot.calls("answerInlineQuery", inline_query_id=query["id"], results=results)
    await french.place.get_by_role("option", name="Eau potable").wait_for()
    assert await window.complaints() == []
    await french.text.press("ArrowDown")
    await french.text.press("Enter")
    await french.sees("Engagement 12")
    await french.sees("via @keptbot")


async def test_a_group_with_topics(french: Screen, window: Window, world: World) -> None:
    await french.presses("Retour aux discussions")
    await french.presses("Nouveau groupe")
    await french.place.get_by_label("Nom du groupe").fill("Voisins")
    await french.place.get_by_label("Avec des sujets").check()
    assert await window.complaints() == []
    await french.presses("Ajouter")
    await french.presses("Nouveau sujet")
    await french.place.get_by_label("Nom du sujet").fill("Eau")
    await french.presses("Ajouter")
    await french.button("Eau").wait_for()
    await french.says("/report@keptbot")
    said = await french.bot_hears("/report@keptbot")
    assert said["message_thread_id"] == next(iter(next(iter(world.groups.values())).topics))
    assert await window.complaints() == []
    await french.presses("Tout")
    await french.says("à tous")
    await french.presses("Eau")
    await french.no_longer_sees("à tous")


async def test_a_group_that_moves_goes_on(french: Screen, world: World) -> None:
    chat = groups.found(world, french.account_id, "Voisins")
    await french.presses("Retour aux discussions")
    await french.place.get_by_text("Voisins").click()
    await french.sees("Nouveau groupe")
    fresh = groups.migrate(world, french.account_id, chat.id)
    await until(lambda: _count(french.log.get_by_text("Nouveau groupe"), 0))
    await french.says("toujours là")
    await french.sees("toujours là")
    assert "toujours là" in [message.get("text") for message in fresh.messages.values()]


async def test_members_come_and_go(french: Screen, arabic: Screen, world: World) -> None:
    await french.presses("Retour aux discussions")
    await french.presses("Nouveau groupe")
    await french.place.get_by_label("Nom du groupe").fill("Voisins")
    await french.presses("Ajouter")
    await arabic.presses("رجوع إلى المحادثات")
    await arabic.place.get_by_text("Voisins").click()
    await arabic.sees("انضم: Member")
    await french.presses("Plus")
    await french.picks("Membres")
    row = french.place.get_by_role("listitem").filter(has_text="Member")
    await row.get_by_role("button", name="Retirer").click()
    await row.get_by_role("button", name="Ajouter").wait_for()
    await arabic.place.get_by_text("Voisins").wait_for(state="detached")
    assert "Voisins" not in [chat["title"] for chat in reading.chats(world, arabic.account_id)]
