"""What the readers and the parser say of a document that was not read, or not whole, and the Danish of it.

Fields in braces are taken over; `{told}`, `{found}`, `{said}` and `{remedy}` are themselves messages that
stand here.
"""

from __future__ import annotations

from collections.abc import Mapping

_SPLIT = "del den i én fil pr. møde"
_WHOLE = "kontrollér, at den blev gemt rigtigt"

#: The file itself: its place, its size, its format.
_FILES = {
    "{name}: no such file; check the path": "{name}: filen findes ikke; kontrollér stien",
    "{name}: no such file or folder; check the path":
        "{name}: filen eller mappen findes ikke; kontrollér stien",
    "{name}: cannot be read ({why}); check its permissions":
        "{name}: filen kan ikke åbnes; kontrollér, at du har adgang til den",
    "{name}: {size} MB is more than the limit of {limit} MB; split it into one file per meeting":
        f"{{name}}: filen fylder {{size}} MB, og grænsen er {{limit}} MB; {_SPLIT}",
    "{name}: the file has no text; check that the export succeeded":
        f"{{name}}: der er ingen tekst i filen; {_WHOLE}",
    "{name}: the file is empty; check that the export succeeded": f"{{name}}: filen er tom; {_WHOLE}",
    "{name}: this is not text; save the minutes as .txt or .md in UTF-8":
        "{name}: filen er ikke en tekstfil; gem referatet som .pdf, .docx eller .txt (UTF-8)",
    "{name}: encrypted; open it with its password and save it without":
        "{name}: filen er låst med en adgangskode; åbn den, og gem den uden adgangskode",
    "{name}: this is {found}, not {said}; give it the suffix {suffix}":
        "{name}: filen er {found}, ikke {said}; omdøb den, så navnet ender på {suffix}",
    "{name}: this is {found}, not {said}; {remedy}": "{name}: filen er {found}, ikke {said}; {remedy}",
    "{name}: 'no suffix' is not read; {remedy}": "{name}: filens navn har ingen endelse; {remedy}",
    "{name}: '{suffix}' is not read; {remedy}": "{name}: filer af typen {suffix} læses ikke; {remedy}",
    "{name}: given up: {told}; check the file, or leave it out":
        "{name}: {told}; kontrollér filen, eller tag den ud af mappen",
    "reading it took longer than {seconds} s": "det tog mere end {seconds} sekunder at læse filen",
    "reading it met an error that was not foreseen, shown above":
        "der opstod en uventet fejl under læsningen",
    "the process that read it ended (exit code {code})": "læsningen af filen gik i stå",
}  # fmt: skip
#: What a file is, and what to do with one of a format that is not read.
_FORMATS = {
    "a PDF file": "en PDF-fil",
    "a Word document": "et Word-dokument",
    "a ZIP archive": "en ZIP-fil",
    "a web page": "en webside",
    "an XML file": "en XML-fil",
    "an Excel file": "et Excel-ark",
    "a PowerPoint file": "en PowerPoint-fil",
    "an OpenDocument file": "en OpenDocument-fil",
    "a file of Word 97-2003": "et dokument fra en ældre Word (97-2003)",
    "an RTF file": "en RTF-fil",
    "text": "tekst",
    "open it in Word or LibreOffice and save it as .docx or .pdf":
        "åbn den i Word eller LibreOffice, og gem den som .docx eller .pdf",
    "open it and save it as .pdf": "åbn den, og gem den som .pdf",
    "it is an e-mail: save the minutes attached to it as files of their own":
        "det er en e-mail: gem de referater, der er vedhæftet, som selvstændige filer",
    "open it in a browser and save it as .html or print it to .pdf":
        "åbn den i en browser, og gem den som .html, eller udskriv den til .pdf",
    "a picture: save it as .pdf and use --ocr": "det er et billede: gem det som .pdf, og brug --ocr",
    "unpack it, or pack it as an ordinary .zip": "pak den ud, eller pak den som en almindelig .zip",
    "save the minutes as .pdf, .docx or .txt": "gem referatet som .pdf, .docx eller .txt",
}  # fmt: skip
_ARCHIVES = {
    "{name}: encrypted; pack it again without a password":
        "{name}: filen er pakket med en adgangskode; pak den igen uden",
    "{name}: packed in an uncommon way; pack it again as an ordinary ZIP":
        "{name}: filen er pakket på en usædvanlig måde; pak den igen som en almindelig ZIP-fil",
    "{name}: unpacks to {times} times its size, more than {limit} (a ZIP bomb?); "
    "pack it again, or save the minutes unpacked":
        "{name}: filen fylder {times} gange så meget, når den pakkes ud, og ligner en ZIP-bombe; "
        "pak den igen, eller gem referaterne uden at pakke dem",
    "{name}: damaged ({why}); fetch or save it again": "{name}: filen er beskadiget; hent eller gem den igen",
    "{name}: an archive in an archive is not read; unpack the outer one first":
        "{name}: en ZIP-fil inde i en ZIP-fil læses ikke; pak den yderste ud først",
    "{name}: the archive has no such member; check the name":
        "{name}: der er ingen fil med det navn i ZIP-filen; kontrollér navnet",
    "{name}: {count} members are more than the limit of {limit}; split the archive":
        "{name}: der er {count} filer i ZIP-filen, og grænsen er {limit}; del den op",
    "{name}: unpacks to {size} GB, more than the limit of {limit} GB; split the archive":
        "{name}: ZIP-filen fylder {size} GB pakket ud, og grænsen er {limit} GB; del den op",
    "{name}: none of the {count} files in the archive is of a format that is read":
        "{name}: ingen af de {count} filer i ZIP-filen er af en type, der læses",
}  # fmt: skip
_PDF = {
    "{name}: the PDF is protected by a password; save a copy without one and ingest that":
        "{name}: PDF-filen er låst med en adgangskode; gem en kopi uden adgangskode, og brug den",
    "{name}: the PDF is damaged ({why}); export or download it again":
        "{name}: PDF-filen er beskadiget; dan eller hent den igen",
    "{name}: the PDF has no pages; check that the export succeeded":
        f"{{name}}: der er ingen sider i PDF-filen; {_WHOLE}",
    "{name}: {count} pages are more than the limit of {limit}; split it into one file per meeting":
        f"{{name}}: filen har {{count}} sider, og grænsen er {{limit}}; {_SPLIT}",
    "{name}: more than {millions} million characters up to page {page}; split it into one file per meeting":
        f"{{name}}: der er mere end {{millions}} mio. tegn før side {{page}}; {_SPLIT}",
    "{name}: page {page} has {count} characters, more than any page of minutes; leave it out of the file":
        "{name}: side {page} har {count} tegn, mere end nogen side i et referat; tag siden ud af filen",
    "{name}: the fonts of the PDF do not say which letters they show; "
    "recognise it with ocrmypdf -l dan --force-ocr, or ingest it with --ocr":
        "{name}: skrifttyperne i PDF-filen siger ikke, hvilke bogstaver de viser; "
        "brug --ocr, eller kør ocrmypdf -l dan --force-ocr på filen",
    "{name}: the PDF has no text, it was scanned; recognise it with ocrmypdf -l dan, or ingest it with --ocr":
        "{name}: der er ingen tekst i PDF-filen, den er scannet; "
        "brug --ocr, eller kør ocrmypdf -l dan på filen",
    "{name}: the PDF has no text, page {pages} were scanned; "
    "recognise it with ocrmypdf -l dan, or ingest it with --ocr":
        "{name}: det meste af PDF-filen er uden tekst, side {pages} er scannet; "
        "brug --ocr, eller kør ocrmypdf -l dan på filen",
    "{name}: the PDF has no text; check that the export succeeded":
        f"{{name}}: der er ingen tekst i PDF-filen; {_WHOLE}",
    "{name}: no text was recognised on its pages; check the scan":
        "{name}: der blev ikke genkendt nogen tekst på siderne; kontrollér, at scanningen kan læses",
    "{name}: --ocr needs the program ocrmypdf, which is not installed; install it with Danish "
    "(Debian: apt install ocrmypdf tesseract-ocr-dan)":
        "{name}: --ocr bruger programmet ocrmypdf, som ikke er installeret; installér det med dansk "
        "(Debian: apt install ocrmypdf tesseract-ocr-dan)",
    "{name}: ocrmypdf wrote no file; run it by hand to see why":
        "{name}: ocrmypdf skrev ingen fil; kør det selv på filen for at se hvorfor",
    "{name}: ocrmypdf was not done after {seconds} seconds; split the file or run it by hand":
        "{name}: ocrmypdf var ikke færdig efter {seconds} sekunder; del filen, eller kør det selv",
    "{name}: ocrmypdf failed ({why}); run it by hand, or check its Danish":
        "{name}: ocrmypdf mislykkedes ({why}); kør det selv på filen, og kontrollér, at dansk er installeret",
    "page {page} has no text (scanned?); read them with --ocr":
        "side {page} er uden tekst og måske scannet; brug --ocr for at læse den",
    "pages {pages} have no text (scanned?); read them with --ocr":
        "side {pages} er uden tekst og måske scannet; brug --ocr for at læse dem",
    "page {page} has no text that was recognised; check the scan":
        "på side {page} blev der ikke genkendt nogen tekst; kontrollér, at scanningen kan læses",
    "pages {pages} have no text that was recognised; check the scan":
        "på side {pages} blev der ikke genkendt nogen tekst; kontrollér, at scanningen kan læses",
    "page {page} has characters that show no letters; recognise it with ocrmypdf -l dan --force-ocr":
        "side {page} har tegn, der ikke svarer til bogstaver; kør ocrmypdf -l dan --force-ocr på filen",
    "pages {pages} have characters that show no letters; recognise it with ocrmypdf -l dan --force-ocr":
        "side {pages} har tegn, der ikke svarer til bogstaver; kør ocrmypdf -l dan --force-ocr på filen",
}  # fmt: skip
_MARKUP = {
    "{name}: this is not a Word document; save the minutes as .docx again":
        "{name}: filen er ikke et Word-dokument; gem referatet som .docx igen",
    "{name}: the document has no text; are its pages pictures? Save it as .pdf":
        "{name}: der er ingen tekst i dokumentet; er siderne billeder? Gem det som .pdf, og brug --ocr",
    "{name}: {part} declares entities; save the minutes as .docx again":
        "{name}: dokumentet er lavet på en måde, der kan misbruges; gem referatet som .docx igen",
    "{name}: {part} has more than {limit} tags; split it into one file per meeting":
        f"{{name}}: dokumentet er for stort; {_SPLIT}",
    "{name}: {part} is damaged ({why}); fetch or save it again":
        "{name}: dokumentet er beskadiget; hent eller gem det igen",
    "{name}: the page has no text; save the page itself, not its frame, as .html":
        "{name}: der er ingen tekst på siden; gem selve siden, ikke den ramme, den vises i, som .html",
    "{name}: the page has no text; check that it was saved whole":
        "{name}: der er ingen tekst på siden; kontrollér, at hele siden blev gemt",
    "{name}: more than {limit} tags; split it into one file per meeting":
        f"{{name}}: siden er for stor; {_SPLIT}",
    "{name}: its elements are nested too deep to be read; save the page as text (.txt)":
        "{name}: siden er bygget for indviklet til at blive læst; gem den som tekst (.txt)",
    "{name}: the export has no agenda items; export the meeting again":
        "{name}: der er ingen punkter i filen; eksportér mødet igen",
    "{name}: <{tag}> is no meeting that is read; export it from {system}, "
    "or save the minutes as .pdf, .docx or .html":
        "{name}: XML-filen er ikke et møde fra SBSYS, AgMan eller Acadre; eksportér mødet fra et af dem, "
        "eller gem referatet som .pdf, .docx eller .html",
    "{name}: it declares entities, which are not read; export it again without them":
        "{name}: XML-filen er lavet på en måde, der kan misbruges (ENTITY); eksportér den igen uden",
    "{name}: more than {limit} tags; export one meeting at a time":
        "{name}: XML-filen er for stor; eksportér ét møde ad gangen",
    "{name}: damaged XML ({why}); export it again": "{name}: XML-filen er beskadiget; eksportér den igen",
    "Punkt {numbers}: not public; only the titles were read":
        "ikke offentligt: Punkt {numbers}; kun overskriften er læst",
    "1 character could not be read, shown as \ufffd; save the file in UTF-8":
        "1 tegn kunne ikke læses og vises som \ufffd; gem filen i UTF-8",
    "{count} characters could not be read, shown as \ufffd; save the file in UTF-8":
        "{count} tegn kunne ikke læses og vises som \ufffd; gem filen i UTF-8",
}  # fmt: skip
_MINUTES = {
    "{name}: found no agenda items (headings such as 'Punkt 12: Titel' or '12. Titel' with rising numbers, "
    "and sections such as 'Indstilling' or 'Beslutning'); is this a referat or dagsorden saved as text?":
        "{name}: der blev ikke fundet nogen punkter (overskrifter som »Punkt 12: Titel« eller »12. Titel« "
        "med stigende numre og afsnit som »Indstilling« eller »Beslutning«); "
        "er det et referat eller en dagsorden?",
    "{name}: found no date of the meeting ('Mødedato', title, file name, 'Mødet den …'); "
    "put the date into the file name, e.g. 2024-11-27.txt":
        "{name}: mødets dato blev ikke fundet; skriv den i filens navn, for eksempel 2024-11-27.txt",
    "no municipality found; name it with --municipality":
        "kommunen fremgår ikke; angiv den med --municipality",
    "municipality '{municipality}' is a guess; check it or name it with --municipality":
        "kommunen »{municipality}« er et gæt; kontrollér den, eller angiv den med --municipality",
    "no committee found above the first item; filed under '{committee}'":
        "udvalget fremgår ikke før det første punkt; mødet står under »{committee}«",
    "two dates: '{date}' is used, the title says '{other}'":
        "der er to datoer: {date} er brugt, men der står {other} i titlen",
    "the date {date} is taken from the file name '{file}'; check it":
        "datoen {date} er taget fra filens navn; kontrollér den",
    "the date {date} is taken from the text '{text}'; check it":
        "datoen {date} er taget fra teksten »{text}«; kontrollér den",
    "no Punkt {missing} between Punkt {first} and Punkt {last}":
        "Punkt {missing} mangler mellem Punkt {first} og Punkt {last}",
    "no decisions found; is this an agenda (dagsorden)?":
        "der blev ikke fundet nogen beslutninger; er det en dagsorden?",
    "a further part of the agenda ('{line}') numbers its items anew; "
    "its items were not read: save it as a file of its own":
        "en anden del af dagsordenen (»{line}«) begynder forfra med numrene; "
        "dens punkter er ikke læst: gem den som en fil for sig",
    "the file seems to hold another meeting, of {date} ('{line}'); "
    "if it does, split it into one file per meeting":
        f"filen ser ud til at rumme endnu et møde, den {{date}} (»{{line}}«); hvis den gør, så {_SPLIT}",
    "the file seems to hold another meeting, of {date} ('{line}'); "
    "only that of {first} was read: split it into one file per meeting":
        f"filen rummer endnu et møde, den {{date}} (»{{line}}«); kun mødet den {{first}} er læst: {_SPLIT}",
}  # fmt: skip
_ATTACHMENTS = {
    "{name}: an attachment that lies with no minutes, or with several; "
    "put it into a folder named as its minutes":
        "{name}: et bilag, der ikke ligger ved ét bestemt referat; læg det i en mappe med referatets navn",
    "an attachment that lies with no minutes, or with several; put it into a folder named as its minutes":
        "et bilag, der ikke ligger ved ét bestemt referat; læg det i en mappe med referatets navn",
    "attachment left out: {told}": "bilag udeladt: {told}",
    "attachment '{file}' fits no Punkt; it is left out. "
    "Name it 'Punkt N Bilag M …', or as the minutes name it":
        "bilaget »{file}« passer ikke til noget punkt og er udeladt; "
        "kald det »Punkt N Bilag M …«, eller som det hedder i referatet",
    "attachment '{file}' belongs to Punkt {number}, which is closed; it is left out":
        "bilaget »{file}« hører til Punkt {number}, som er lukket, og er udeladt",
    "attachment '{file}' has no text; it is left out": "bilaget »{file}« har ingen tekst og er udeladt",
    "attachment {file}: {told}": "bilaget {file}: {told}",
}  # fmt: skip

#: English → Danish by what the fault is of; of two that fit, the first is meant.
NOTICES: Mapping[str, str] = {
    **_ATTACHMENTS, **_MINUTES, **_PDF, **_ARCHIVES, **_MARKUP, **_FILES, **_FORMATS,
}  # fmt: skip
