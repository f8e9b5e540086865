"""Words that surnames begin with, and the surnames written with a capital after Mac.

Source: compiled by hand for this library from common usage, 2026-11: Dutch, Iberian, Arabic and
Malay prefixes, Scottish and Irish surnames that their bearers write with an inner capital, short
names of East Asia and the Pacific. Add a word where a name of yours is displayed wrongly.
"""

from identity_schema.data.name_lists import words

__all__ = [
    "LOWER_PARTICLES",
    "MAC_STEMS",
    "O_STEMS",
    "PREFIXES",
    "SHORT_NAMES",
    "VIETNAMESE_SURNAMES",
]

PREFIXES = words(
    """
    abu al da das de del dela della den der di dos du el la mac mc st te ten ter van vande vander
    von zu
    """
)
"""Words that belong to the surname that follows them (``VAN DER BERG J``)."""

LOWER_PARTICLES = words(
    """
    bin bint binte binti da das de del den der dos du ibn la las los ten ter ul van von zu
    """
)
"""Words that are displayed in lower case between other words of a person's name."""

MAC_STEMS = words(
    """
    alister allister andrew arthur askill aulay auley bain bean beth bride callum cormack cormick
    crae creadie crimmon culloch cuish diarmid donald donell donnell dougal dougall dowell duff
    eachern eachin ewan ewen fadyen farlane farland farquhar fie finlay gillivray gowan gregor hardy
    innes innis intosh intyre isaac iver ivor kay kechnie kenna kenzie kinlay kinley kinnon kintosh
    lachlan laine laren larty laverty lean lellan lennan leod mahon manus master michael millan
    murray nab nair namara naughton neil neill neish niven phail phee pherson quarrie queen rae
    ritchie sween swain sweeney taggart tavish vean vicar vitie vurich whirter william
    """
)
"""What follows Mac in the names written with two capitals: MacDonald, but Machado and Macey."""

O_STEMS = words(
    """
    boyle brian brien callaghan carroll connell conner connor connors dea doherty donnell donoghue
    donohue donovan dowd driscoll dwyer farrell flaherty flynn gara gorman grady hagan halloran
    hanlon hara hare keefe keeffe kane kelly leary loughlin loughran mahoney mahony malley meara
    mullane neal neil neill nolan regan reilly riordan rourke shaughnessy shea sullivan toole
    """
)
"""What follows O in Irish surnames; banks that know no apostrophe write ``O BRIEN``."""

SHORT_NAMES = words(
    """
    abe abu ada ade adi ahn ali amy ana ang ann ao aye bai bao bea ben bo boy bui cai cao che cho da
    dai dan day de den di dee dj do don doe du duy ed eli ena era eru eve eze fan fay fei fox fu gao
    gay geo gu guo gus guy ha hai ham han hao he hei her ho hoe hu hua hui ian ida ike ima ina ira
    iva ivy jan jay je jed ji jia jim jin jo joe jon joy ju jun kai kam kay ken kia kim kit koh kou
    kua kuo lai lal lam lan lao lau le lea lee len leo les li lia liu liz lo loh lou low lu lua lui
    luo luu ly ma mae mai mao mat max may mei mel meo mia min mo moa moe mu na nam nan ned neo nga
    ngo ni noa ola oh ong ora ota pan pat pei pen pia poh pua qi qin qiu que rae rai ram rao ray rea
    ren rex rob rod ron roy rua rue sa sam san say sha she shi sia sim sio siu so soh son sue sui
    sun su suh ta tai tam tan tao tay te ted teo tim to toa toh tom toy tu tui tun ty ui una uma ung
    val van vea vi via vo vu vue wai wan way wei wen win wu xi xia xie xu ya yan yao yau ye yee yen
    yeo yi yin ying yip yo yoo you yu yue yun zak zed zhu zia zoe zou zu
    """
)
"""Names of two or three letters, which capitals do not make into initials."""

VIETNAMESE_SURNAMES = words(
    """
    bui dang dinh do duong ho hoang huynh le ly mai ngo nguyen pham phan tran truong vo vu
    """
)
"""Surnames after which Van is a middle name and keeps its capital."""
