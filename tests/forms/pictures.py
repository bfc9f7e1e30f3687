"""Files that people send: a picture with the place it was made at and without, documents of an office."""

import io
import zipfile

HERE_TOO = b"GPS 27.7 85.3"
NOTED = b"\xff\xe1" + (len(HERE_TOO) + 8).to_bytes(2, "big") + b"Exif\x00\x00" + HERE_TOO
SIZE = b"\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01"
JPG = b"\xff\xd8" + NOTED + SIZE + b"\xff\xda\x00\x02picture\xff\xd9"
BARE = JPG.replace(NOTED, b"")


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()
