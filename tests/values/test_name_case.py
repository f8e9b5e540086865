"""Display case: capitals only where the rule is plain, everybody's own spelling kept."""

import pytest

from identity_schema.values.name import read


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("JOHN SMITH", "John Smith"),
        ("john smith", "John Smith"),
        ("John SMITH", "John Smith"),
        ("LeRoy Smith", "LeRoy Smith"),
        ("MACHADO JOSE", "Machado Jose"),
        ("MACHIN DAVID", "Machin David"),
        ("MACEY ANN", "Macey Ann"),
        ("MACIAS LUIS", "Macias Luis"),
        ("MACK ANN", "Mack Ann"),
        ("MACDONALD FIONA", "MacDonald Fiona"),
        ("MACKENZIE ROY", "MacKenzie Roy"),
        ("MCKAY IAN", "McKay Ian"),
        ("MCALISTER, ANN", "McAlister, Ann"),
        ("MC DONALD ANN", "Mc Donald Ann"),
        ("HEMI TE WHAITI", "Hemi Te Whaiti"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("VAN DER BERG, JAN", "Van der Berg, Jan"),
        ("VAN MORRISON", "Van Morrison"),
        ("NGUYEN VAN AN", "Nguyen Van An"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("ANA DOS SANTOS", "Ana dos Santos"),
        ("SITI BINTI AHMAD", "Siti binti Ahmad"),
        ("AYMAN AL-ZAWAHIRI", "Ayman al-Zawahiri"),
        ("AL-ZAWAHIRI, AYMAN", "Al-Zawahiri, Ayman"),
        ("SINEAD O'BRIEN", "Sinead O'Brien"),
        ("LIA D'ANGELO", "Lia D'Angelo"),
        ("FA'AFETAI LEOTA", "Fa'afetai Leota"),
        ("ADA NWOSU-OKAFOR", "Ada Nwosu-Okafor"),
        ("JEAN-LUC O'BRIEN-MCKAY", "Jean-Luc O'Brien-McKay"),
        ("ADÉBÁYỌ̀ ỌLÁ", "Adébáyọ̀ Ọlá"),
        ("Adébáyọ̀ Ọlá", "Adébáyọ̀ Ọlá"),
        ("ŽELJKO ĐOKIĆ", "Željko Đokić"),
        ("DJ KHALED", "DJ Khaled"),
        ("JRR TOLKIEN", "JRR Tolkien"),
        ("Rubens AJ", "Rubens AJ"),
        ("NG K L", "Ng K L"),
        ("j. smith", "J. Smith"),
        ("MR J SMITH", "Mr J Smith"),
        ("DR. JANE SMITH OBE PHD", "Dr. Jane Smith OBE PhD"),
        ("JOHN SMITH III", "John Smith III"),
        ("ENGR. CHIDI OKONKWO", "Engr. Chidi Okonkwo"),
        ("ALHAJI MUSA IBRAHIM", "Alhaji Musa Ibrahim"),
        ("REX ST JOHN", "Rex St John"),
    ],
)
def test_a_persons_name(text: str, display: str) -> None:
    value = read(text).value
    assert value.kind == "person"
    assert value.display == display


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("ICONIC LIVE SHOWBIZ PRODUCTION LTD", "Iconic Live Showbiz Production Ltd"),
        ("ACME TRADING LIMITED", "Acme Trading Limited"),
        ("MARKS AND SPENCER PLC", "Marks and Spencer PLC"),
        ("ACME HOLDINGS LLC", "Acme Holdings LLC"),
        ("SIEMENS GMBH", "Siemens GmbH"),
        ("ACME (NZ) PTY. LTD.", "Acme (NZ) Pty. Ltd."),
        ("BANK OF ABC LTD", "Bank of ABC Ltd"),
        ("THE SMITH FAMILY TRUST", "The Smith Family Trust"),
        ("BIG SKY FARMS LTD", "Big Sky Farms Ltd"),
        ("okafor and sons nig ltd", "Okafor and Sons Nig Ltd"),
        ("eBay Ltd", "eBay Ltd"),
        ("Kea IT Services Ltd", "Kea IT Services Ltd"),
        ("O'NEILL ASSETS CORPORATION", "O'Neill Assets Corporation"),
        ("SIR EDMUND HILLARY TRUST", "Sir Edmund Hillary Trust"),
        ("JAFIELA BOUTIQUE, S.A. DE C.V.", "Jafiela Boutique, S.A. de C.V."),
        ("BROWN & PARTNERS LLP", "Brown & Partners LLP"),
    ],
)
def test_an_organisations_name(text: str, display: str) -> None:
    value = read(text).value
    assert value.kind == "organisation"
    assert value.display == display


@pytest.mark.parametrize("text", ["JOHN SMITH", "JAN VAN DER BERG", "ACME (NZ) LTD", "SMITH J A"])
def test_display_reads_as_the_same_name(text: str) -> None:
    value = read(text).value
    shown = read(value.display).value
    assert (shown.kind, shown.normal, shown.display) == (value.kind, value.normal, value.display)
