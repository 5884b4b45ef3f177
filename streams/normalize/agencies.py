"""News agencies, by the names that they sign with.

The members of the European Alliance of News Agencies (https://www.newsalliance.org), of the
Organization of Asia-Pacific News Agencies (https://www.oananews.org) and of the Federation of
Arab News Agencies, and the large agencies beyond them.
"""

SIGNATURES = {
    # of the world
    "AFP": ["Agence France-Presse", "AFP-JIJI"],
    "AP": ["Associated Press"],
    "dpa": ["Deutsche Presse-Agentur", "dpa-AFX"],
    "EFE": ["Agencia EFE", "ACAN-EFE", "EFE-ACAN"],
    "Reuters": ["Thomson Reuters", "Reuters Health", "Thomson Reuters Foundation"],
    "UPI": ["United Press International"],
    "Xinhua": ["Xinhua News Agency", "NCNA"],
    # of Europe
    "AA": ["Anadolu", "Anadolu Agency", "Anadolu Ajansı"],
    "Agerpres": [],
    "ANP": [],
    "ANSA": [],
    "APA": ["APA-OTS"],
    "ATA": [],
    "Belga": [],
    "BelTA": [],
    "BTA": [],
    "CTK": ["ČTK"],
    "DHA": ["Demirören News Agency"],
    "EP": ["Europa Press"],
    "Fena": [],
    "Hina": [],
    "IHA": ["İHA"],
    "Interfax": ["Interfax-Ukraine"],
    "Keystone-SDA": ["SDA", "ATS", "Keystone-ATS"],
    "Lusa": [],
    "MIA": [],
    "MTI": [],
    "NTB": [],
    "PA": ["PA Media", "Press Association"],
    "PAP": [],
    "RIA Novosti": ["RIA"],
    "Ritzau": [],
    "STA": [],
    "STT": ["STT-Lehtikuva"],
    "Tanjug": [],
    "TASR": [],
    "TASS": ["ITAR-TASS"],
    "TT": [],
    "Ukrinform": [],
    # of Asia and the Pacific
    "AAP": ["Australian Associated Press"],
    "AKIpress": [],
    "ANI": [],
    "Antara": ["ANTARA News"],
    "APP": ["Associated Press of Pakistan"],
    "BERNAMA": [],
    "BSS": [],
    "CNA": ["Central News Agency", "Focus Taiwan"],
    "CNS": ["China News Service"],
    "IANS": ["Indo-Asian News Service"],
    "Jiji": ["Jiji Press"],
    "Kazinform": [],
    "KCNA": [],
    "Kyodo": ["Kyodo News"],
    "PNA": ["Philippine News Agency"],
    "PTI": ["Press Trust of India"],
    "UNI": ["United News of India"],
    "VNA": [],
    "Yonhap": ["Yonhap News Agency"],
    # of the Middle East
    "IRNA": [],
    "ISNA": [],
    "KUNA": [],
    "MENA": [],
    "NNA": [],
    "Petra": [],
    "QNA": [],
    "SANA": [],
    "SPA": ["Saudi Press Agency"],
    "Tasnim": [],
    "WAFA": [],
    "WAM": [],
    # of Africa
    "ANGOP": [],
    "APS": ["Algérie Presse Service"],
    "GNA": ["Ghana News Agency"],
    "MAP": [],
    "NAN": ["News Agency of Nigeria"],
    "PANA": ["Panapress"],
    "SAPA": [],
    "TAP": [],
    # of the Americas
    "ABI": [],
    "Agência Brasil": ["ABr"],
    "Andina": [],
    "CANA": [],
    "CMC": ["Caribbean Media Corporation"],
    "CP": ["Canadian Press", "La Presse Canadienne"],
    "Notimex": ["NTX"],
    "Prensa Latina": ["PL"],
    "Télam": [],
    "TNS": ["Tribune News Service"],
}
"""Its name, and what else it signs with; case, and a "The" in front, don't count."""

CANONICAL = {
    signature.casefold(): name
    for name, others in SIGNATURES.items()
    for signature in (name, *others)
}


def agency(signature: str) -> str | None:
    """The one name of an agency; null for what is none that is known."""
    return CANONICAL.get(signature.strip().casefold().removeprefix("the "))
