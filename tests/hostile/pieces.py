"""What hostile texts and pages are made of: pieces to be repeated and mixed."""

DIFFERS = "*"
"""In a piece, a word that is another one in each repetition."""

TEXT = (
    *("9", "1,234,", "123 ", "1 000 ", "1.2.", "½", "Ⅻ", "١٢ ", "१२ ", "１２", "9" * 40 + " "),
    *("(", ")", "(())", "[", "“", "”", '"', "'", "‘", "«", "<", ">", "{", "|", "/", "\\"),
    *(" ", "\t", "\n", " \n", "\n\n", "\xa0", "\u2028", "\u200b", "\x85", "\r"),
    *(". ", ".", "…", "? ", "A.B.", "a-", "--", "—", " - ", "_", ":", ": ", ",", ", ", ";", "*"),
    *("a", "A", "Ab ", "AB ", "a\n", "A\n", "Á", "ß", "İ", "ﬁ", "e\u0301", "\u0301", "\u202e"),
    *("😀", "👩\u200d👧", "\x00", "\x1b[31m", "\ufffd", "\ufeff", "Ã©", "â€™", "\x92", "Ã©\n"),
    *("&amp;", "&amp;amp;", "&#x41;", "&lol;", "<p>", "<br>", "<p ", "<!--", "</"),
    *("死者12人", "убиты 12 ", "قتل ١٢ ", "मृत 12 ", "12 người chết "),
)
"""Marks, blanks and scripts."""

ENGLISH = (
    *("and ", "killed , ", "killed ", "killed 12 ", "killed 12. A", "twelve ", "at least "),
    *("two hundred and ", "between 2 and ", "1 million million ", "from 2 to ", "up to ", "no "),
    *("two men, ", "a man died. A woman died. ", "a man died and ", "12 people who ", "one of "),
    *("12 people, including ", "death toll ", "toll rose by five to ", "a man shot himself "),
    *("killed 12 in 1995 ", "killed 12 in nine years of war ", "the worst ", "since 1954 "),
    *(
        "he said killed 12 ",
        "12 people killed ",
        "12 very young very ",
        "Ana, 24, ",
        "24-year-old ",
    ),
    *("Ana Duarte ", "Ana Duarte was killed. ", "Ana * was shot and ", "* ", "could kill ", "if "),
    *("12 guards were hurt and 3 nurses were killed, ", "the murder of Ana Duarte ", "who was "),
    *("on Monday ", "31 February 99999, ", "March 5, ", "last week ", "in Lima, Peru, ", "Lima, "),
    *("near San * in ", "ALMATY, Kazakhstan (AP", "(Reuters/AFP", "In this file photo ", "By Ana "),
    *("Published: 12 March 2024 ", "share this on ", "Read more: ", "ADVERTISEMENT\n", "Photo: "),
    *("more from ", "sign up for our ", "copyright ", "Home > News > ", "www.", "a@b.", "@a "),
    *("1990: 12 killed in Lima\n", "12 killed\n", "- 12 killed\n", "Names: Ana Duarte, 24\n"),
    "Twelve people were killed when a ferry sank off Mombasa, Kenya, on Monday, police said. ",
)
SPANISH = (
    *("y ", "muertos ", "12 muertos ", "al menos ", "doce mil ", "entre 2 y ", "dos hombres, "),
    *("un hombre murió y ", "murieron 12 personas y ", "12 heridos y 3 muertos, ", "el saldo de "),
    *("se quitó la vida ", "fue asesinado a tiros ", "de 24 años, ", "Ana Duarte Gómez ", "Ana * "),
    *("el 5 de marzo de ", "el lunes ", "desde 1954 ", "en Lima, Perú, ", "cerca de San * ", "ni "),
    *("podrían morir ", "veintiún ", "un millón de millones ", "entre ellos tres niños ", "casi "),
    "Doce personas murieron al hundirse un barco frente a Callao, Perú, el lunes. ",
)
PIECES = TEXT + ENGLISH + SPANISH
"""All of what texts are made of."""

MARKUP = (
    *("<div>", "<span>", "<p>", "<p>a</p>", "<b><i>", "<table>", "<table><tr><td>", "<td>a</td>"),
    *("<ul><li>", "<a href=x>", "<a href='http://e.example/x'>word</a> ", "<form>", "<select>"),
    *("<script>", "<script>alert(1)</script>", "<style>", "<svg>", "<math>", "<iframe src=x>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "&lol;", "&#99999999;", "&#x0;", "&#xD800;", "<", "</"),
    *("</div>", "</p>", "</body>", "</html>", "<html>", "<body>", "<head>", "<frameset>"),
    *("<figcaption>a", "<div class='wp-caption-text'><a>", "<blockquote>", "<pre>", "<noscript>"),
    *("<meta property='og:url' content='http://[::1'>", "<link rel=canonical href='//[x'>"),
    *("<meta property='article:published_time' content='2024-99-99'>", "<time datetime=x>"),
    *("<meta charset=utf-7>", "<base href='http://[x'>", "<title>", "<h1>", "<br>", "a<br>"),
    *("<script type='application/ld+json'>{\"@type\":", "<script type='application/ld+json'>["),
    *("<p onclick='", "<p " + "x='y' " * 500 + ">", "<p class='" + "a " * 500 + "'>", "<p\x00>"),
    *("<!DOCTYPE html [<!ENTITY lol 'lol'>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;"),
    *("<?xml version='1.0' encoding='utf-16'?>", "<?php ", "<p>\ud800</p>", "<p>Ã©</p>"),
    *("<article><p>Twelve people were killed in Lima, Peru, on Monday.</p></article>", "\n", " "),
)
"""What pages are made of."""

TIMES = (
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "now"),
    *("2024-02-30", "2024-03-04T25:00:00Z", "2024-03-04T09:00:00+99:99", "-1", "0", "1e400"),
    *("Mon, 04 Mar 99999 09:00:00 GMT", "Mon, 04 Mar 2024 09:00:00 +9999", "03/04/2024", "٢٠٢٤"),
    *("9" * 64, "9" * 5_000, "1 Jan 2024 " * 5, "Jan " * 14 + "2024 1", "1 de marzo de 2024"),
    *("2024年3月4日", "5. März 2024 um 9 Uhr", "4 มีนาคม 2024", "12 mars 2024 IST", "2024-W10-1"),
    *("1709640000", "1709640000000", "20240305120000", "T" * 60, "00:00:00", "2024" * 16),
)
ADDRESSES = (
    *("http://", "https://[::1", "https://[x]/", "http://a" + ".a" * 1_000, "//x", "javascript:1"),
    *(
        "http://e.example/" + "a/" * 900,
        "http://e.example/?" + "a=b&" * 500,
        "http://e.example:99999",
    ),
    *(
        "http://user:pass@e.example/",
        "http://e.example/%00%zz",
        "file:///etc/passwd",
        "http://127.1",
    ),
    *(
        "http://é.example/",
        "http://xn--/",
        "http://m.m.m.m.e.example/amp/amp/amp/",
        "HTTP://E.EXAMPLE",
    ),
    *(
        "https://e.cdn.ampproject.org/c/s/",
        "http://e.example/#" + "#" * 900,
        "http://\u202e.example/",
    ),
    *("http://e.example/" + "%25" * 600, "http://e.example/ /", "http://169.254.169.254/latest/"),
)
