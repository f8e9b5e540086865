"""Person or organisation, measured on lists that were written before the rules were tried on them.

`PEOPLE` and `ORGANISATIONS` are made up from general knowledge of the names of New Zealand,
Britain, Nigeria, Asia, the Arab and the Hispanic world, with surnames that look like business
words; `LISTED_PEOPLE` and `LISTED_ORGANISATIONS` are four stretches of the Specially Designated
Nationals list (U.S. Treasury, public domain, an edition of the early 2020s), taken whole.
"""

import pytest

from identity_schema.values.name import read

PEOPLE = """
Adebayo Olumide|Oluwaseun Adeyemi|Chukwuemeka Nwosu|Ngozi Okonjo|Folake Adeola|Musa Ibrahim
Aisha Bello|Yusuf Abubakar|Ifeanyi Okafor|Chinedu Eze|Amaka Obi|Emeka Nnamdi|Bolanle Ogunleye
Tunde Bakare|Funmilayo Ransome-Kuti|Hadiza Bala Usman|Sani Abacha Mohammed|Ibrahim Gusau Lawal
Olusegun Mathew Aremu|Titilayo Abiola Adekunle|Kehinde Taiwo|Obafemi Awo|Zainab Ahmed Shamsuna
Uche Nwankwo|Chidinma Precious Okeke|Blessing Godwin Etim|Sunday Emmanuel Bassey|Goodluck Ebele
Patience Comfort Amadi|Favour Success Igwe|Testimony Adewale|Miracle Chisom Eke|Innocent Udoh
Fortune Dike|Prosper Osagie|Victory Ehis|Progress Ighodaro|Beauty Osaze|Gift Owolabi|Marvellous Ojo
Wisdom Ekpo|Prince Emeka Okoro|Princess Adaora Ude|Justice Okoye|Desmond Tobi Alade|Raimot Hassan
Edison Maduabuchukwu Obodo|Fusuyi Micheal Tobi|OLUWATOBI U. JOSEPH|ALHAJI MUSA IBRAHIM
ALHAJA RASHIDAT BELLO|CHIEF OBAFEMI ADEWALE|ENGR. CHIDI OKONKWO|BARR ADA EZEKWESILI|OTUNBA GBENGA
PASTOR ENOCH ADEBOYE|DR. NNEKA OBI|Adébáyọ̀ Ọláwálé|Ọlúwaṣeun Àkànní|Ɗanjuma Ƙofar|Ebere Nwachukwu
Hemi Te Whaiti|Aroha Ngata|Wiremu Parata|Rangi Te Kanawa|Mere Whaanga|Te Aroha Tamihana
Tama Iti|Hinemoa Te Awekotuku|Kiri Te Kanawa|Piripi Walker|Ngaire Turei|Pita Sharples
Whetu Tirikatene
Tariana Turia|Hone Harawira|Eru Potaka|Marama Fox|Rawiri Waititi|Ngāhuia Te Rangi|Mihi Kōtukutuku
Siosaia Taufa|Sione Lauaki|Mele Vainikolo|Tavita Faleolo|Fa'afetai Leota|Lupe Tuilagi|Sosefo Fifita
Va'aiga Tuigamala|Manu Vatuvei|Tupou Neiufi|Lani Aleki|Ioane Misa|Seru Rabeni|Epeli Hauofa
Charlotte Church|Frank Church|Tyra Banks|Joseph Banks|Iain Banks|Aaron Bank|Park Ji Sung
Park Geun Hye|Andy Park|James Mason|Perry Mason|Vincent Price|Katie Price|Justin Chambers
Emma Chambers|James Farmer|Mimi Farmer|Thomas Butcher|Mark Butcher|Cheryl Baker|Colin Baker
Alan Sugar|Tom Cruise|Robert Plant|Russell Brand|Jo Brand|Keith Urban|Terry Southern|Bruce Western
Rachel Hunter|Harry Potter|Peter Carpenter|Karen Carpenter|Robert Service|Alice Waters|Roger Waters
Kate Winter|Sharon Stone|Emma Stone|Ronnie Wood|Natalie Wood|Elijah Wood|Tiger Woods|James Woods
Jack Black|Betty White|Gordon Brown|Al Green|Seth Green|Robert Gray|Barry White|Pink Floyd Rose
Axl Rose|Derrick Rose|Gertrude Stein Field|Sally Field|Gracie Fields|W C Fields|Jim Hall|Jerry Hall
Rebecca Hall|Annie Hall|Hugh Laurie House|Son House|Kate Bush|George Bush|Reggie Bush|Brad Pitt
Lily Allen|Stella Street|Picabo Street|Danny Glover|Julia Roberts|Minnie Driver|Adam Driver
Heather Small|Biz Stone Market|John Major|Norman Lamont Mail|Geoffrey Rush|Courtney Love|Mike Love
Doris Day|Daniel Day Lewis|Darren Day|Ruth First|Kylie Moss|Kate Moss|Stirling Moss|Sienna Miller
Arthur Miller|Jonny Lee Miller|Mary Quant|Ian Ferry|Bryan Ferry|Ray Parlour|Jimmy Page|Larry Page
Elaine Page|George Best|Pete Best|Calvert-Lewin Dominic|Jude Bellingham|Raheem Sterling|Bill Shankly
John Cleese|Phoebe Waller-Bridge|Helena Bonham Carter|Benedict Cumberbatch|Daphne du Maurier
Robert de Niro|Ludwig van Beethoven|Vincent van Gogh|Jan van der Berg|Johannes van den Heever
Sinéad O'Brien|Conor O'Connor|Niamh Ní Bhriain|Seán Ó Sé|Pádraig Mac Giolla|Siân Llewelyn
Rhys ap Owen
Fiona MacDonald|Ewan McGregor|Callum Macintosh|Alasdair MacLeod|Isla Macrae|Hamish Mackay
MR J SMITH|MRS K L JONES|MISS A B PATEL|MS M SMITH-JONES|MR HOMER J SIMPSON|MASTER T BROWN
REV D GREEN
SMITH J A|BAGGINS F|GAMGEE S|LAPWORTH JM|VAN DER BERG J|TE WHAITI H|O'BRIEN P|DE LA CRUZ M|NG K L
Smith, John Andrew|OKAFOR, Chidi|DE LA CRUZ, Maria|Lapworth Mr JM|Lapworth Jacob Murray
Sir Edmund Hillary|Dame Judi Dench|Prof Brian Cox|Dr Who|Lord Sebastian Coe|Lady Diana Spencer
Wang Xiaoming|Li Na|Zhang Wei|Chen Guang Cheng|Liu Xiang|Yao Ming|Xu Zhihong|Ma Long|Bai Ling|He Jie
Nguyen Van An|Tran Thi Mai|Le Duc Tho|Pham Minh Chinh|Nguyen The Anh|Vo Nguyen Giap|Bui Thi Loan
Kim Min Jun|Lee Soo Jin|Choi Yoo Jung|Jung Ho Yeon|Han So Hee|Sato Hiroshi|Tanaka Yuki|Suzuki Ichiro
Lee Kuan Yew|Tan Wee Beng|Lim Guan Eng|Mahathir bin Mohamad|Siti binti Ahmad|Anwar bin Ibrahim
Rajesh Kumar|Priya Sharma|Amit Patel|Sunita Devi|Harpreet Singh|Gurpreet Kaur|Ravi Shankar
Anand Viswanathan|Lakshmi Narayanan|Kavita Mall|Farokh Engineer|Deepak Merchant|Rohinton Contractor
Sachin Ramesh Tendulkar|Muhammad Ali Jinnah|Benazir Bhutto|Imran Khan Niazi|Fatima Begum|Abdul Karim
Md Rahman|Sheikh Hasina|Amartya Sen|Satyajit Ray|Nusrat Jahan|Dilip Bank|Sanjay Mandir Rao
Ahmed Hassan|Fatima al-Zahra|Omar bin Khattab|Khalid ibn al-Walid|Abdullah bin Abdulaziz al-Saud
Layla Haddad|Yasser Arafat|Hosni Mubarak|Leila Ben Ali|Zine el-Abidine|Muammar Qadhafi
Jihad Mughniyah
Nizar Qabbani|Umm Kulthum Ibrahim|Abdul Rahman al-Sudais|Samira Ansari|Tariq Aziz|Reza Pahlavi
Maria Garcia Lopez|Jose Luis Rodriguez|Juan Carlos Fernandez Diaz|Ana Maria de la Cruz
Carlos Slim Helu
Guadalupe Flores|Pedro Sales|Carmen Plaza|Luis Banderas Castillo|Rosa Casas|Miguel Angel Mercado
Sofia del Pilar Torres|Diego Armando Maradona|Penelope Cruz|Gabriel Garcia Marquez
Julio Iglesias Puga
Joao da Silva|Ana Sofia dos Santos|Paulo Coelho|Cristiano Ronaldo|Rui Costa|Fernanda Montenegro
Anthony Martial|Zinedine Zidane|Marine Le Pen|Jean-Luc Picard|Marie Curie|Francois Hollande
Wolfgang Amadeus Mozart|Angela Merkel|Karl von Habsburg|Bjork Gudmundsdottir|Soren Kierkegaard
Sanna Marin|Mikhail Gorbachev|Vladimir Putin|Olga Ivanova|Volodymyr Zelensky|Nadia Comaneci
Jane Austen|Emily Bronte|John Smith|Mary Jones|David Williams|Susan Taylor|Peter Brown|Linda Davies
Janet Davidson|Alix Rayner|Gary Humphrey|Phoebe Buffay|Peter Timothy Jones|Frodo Baggins
Samwise Gamgee
Oprah Winfrey|Denzel Washington|Whitney Houston|Paris Hilton|Jordan Knight|Brooklyn Beckham
Kwame Nkrumah|Nelson Mandela|Thabo Mbeki|Wangari Maathai|Haile Selassie|Didier Drogba|Samuel Eto'o
"""

ORGANISATIONS = """
ICONIC LIVE SHOWBIZ PRODUCTION LTD|ICONIC LIVE SHOWBIZ PRODUCTIO  -999- .|THE SMITH FAMILY TRUST
SMITH & SONS LTD|MARKS AND SPENCER PLC|JONES & CO|A & B PLUMBING LIMITED|Kiwi Builders Ltd
J SMITH FAMILY TRUST|SMITH FAMILY TRUSTEES LIMITED|J SMITH & M SMITH PARTNERSHIP|ESTATE OF J SMITH
THE ESTATE OF THE LATE MARY JONES|Estate J A Brown|AUCKLAND CITY COUNCIL|WELLINGTON FREE AMBULANCE
Te Runanga o Ngai Tahu|Te Kohanga Reo o Waitara|Ngati Toa Whanau Trust|PARAPARAUMU BOWLING CLUB INC
Otago University Students Association|ST MARYS PRIMARY SCHOOL|PONSONBY RUGBY FOOTBALL CLUB
Hawkes Bay Fruitgrowers Cooperative|Fonterra Co-operative Group|Bay of Plenty Orchards
Kea Dairy Farms
Body Corporate 123456|Lions Club of Taupo|Rotary Club of Napier|Plunket Society|Hospice Waikato
Waikato District Health Board|NZ Police Association|Southland Volunteer Fire Brigade
Grace Community Church|Redeemed Christian Church of God|DEEPER LIFE BIBLE MINISTRIES
Winners Chapel International|Mountain of Fire and Miracles Ministries|St Johns Anglican Church Trust
First Baptist Church of Lagos|Church of the Holy Cross|THE SALVATION ARMY
The Vicar and Churchwardens
Dangote Cement PLC|BUA Foods Plc|Zenith Bank PLC|GUARANTY TRUST BANK|First City Monument Bank
OKAFOR AND SONS NIG LTD|CHIDI VENTURES|ADEBAYO ENTERPRISES|Mama Put Restaurant|God's Grace Stores
BLESSED HANDS FASHION DESIGN|Emeka Global Resources|NNEWI MOTOR SPARE PARTS|ALABA ELECTRONICS
Kano Textile Mills Limited|Lekki Gardens Estate Ltd|Peace Mass Transit|GOD IS GOOD MOTORS
Sunrise Pharmacy|Divine Favour Nursery and Primary School|OLUWASEUN MULTIPURPOSE COOPERATIVE
Abuja Electricity Distribution Company|Nigerian National Petroleum Corporation
Eko Atlantic Properties
Federal Ministry of Finance|Lagos State Government|University of Ibadan|Ahmadu Bello University
ACME TRADING CO|ACME HOLDINGS|GLOBAL LOGISTICS SOLUTIONS|PACIFIC SHIPPING LINES|SMITH CONSULTING
TESCO STORES LIMITED|J SAINSBURY PLC|Barclays Bank PLC|HM Revenue and Customs|Royal Mail Group
London Borough of Camden|Manchester City Council|NHS Foundation Trust|Kent County Cricket Club
National Trust for Scotland|Oxfam GB Charity|British Red Cross Society|Cancer Research UK
St Georges Residents Association|Flat 2 Management Company Limited|Elm Court Freeholders Ltd
SMITH JONES SOLICITORS|BROWN & PARTNERS LLP|PRICE WATERHOUSE CONSULTANTS|MASON ACCOUNTANTS
BAKER STREET DENTAL PRACTICE|Church Street Surgery|PARK LANE HOTEL|The Red Lion|THE COFFEE HOUSE
Smith's Garage|McDonald's Restaurant|Bob's Burgers|Joe's Cafe|CARPENTER BUILDING SERVICES
Google LLC|Apple Inc|Microsoft Corporation|Amazon Web Services Inc|Tesla Motors|JPMORGAN CHASE BANK
Siemens GmbH|Volkswagen Financial Services AG|Societe Generale Assurances|Banco Santander SA
Empresa Nacional de Petroleo|Inversiones del Sur S.A.|CONSTRUCTORA LOPEZ HERMANOS LTDA
Transportes Garcia|INMOBILIARIA DEL CARIBE LTDA|Fundacion Niños del Mundo|Grupo Financiero Inbursa
COMERCIALIZADORA DE FRUTAS Y VERDURAS|Panaderia Lopez e Hijos|AGROPECUARIA EL ROSARIO S.A. DE C.V.
OOO GAZPROM EXPORT|PAO Lukoil Holding|Bank Melli Iran|Sherkat Petro Gostar
AL NOOR GENERAL TRADING LLC
Emirates Exchange House|Damascus Private Hospital Company|PETRONAS DAGANGAN BHD
TAN CHONG MOTOR SDN BHD
Tata Consultancy Services Pvt Ltd|State Bank of India|Shree Krishna Jewellers|Patel Brothers Grocery
Samsung Electronics|Sony Music Entertainment|TOYOTA FINANCE NEW ZEALAND LIMITED|ANZ Bank New Zealand
BLUE MOON CATERING|TOP NOTCH CLEANING|QUICK FIX PLUMBERS|GREEN THUMB GARDENING|TINY TOTS CHILDCARE
Happy Paws Veterinary Clinic|Sunshine Kindergarten|Hair by Sarah Salon|Bright Sparks Electrical
Ocean View Motel|Mountain Ash Apartments|Riverside Medical Centre|West End Theatre
Cosy Cottage Crafts
Harper Family Superannuation Fund|Smith Charitable Foundation|The Jones Settlement
WILSON INVESTMENTS
D & J SMITH FARMING PARTNERSHIP|R J & M K BROWN TRADING AS BROWNS DAIRY|Smith T/A Kapiti Paints
J SMITH & M SMITH ATF SMITH FAMILY TRUST|PERPETUAL TRUST LTD ATF SMITH TRUST|EXECUTORS OF J BROWN
"""

LISTED_PEOPLE = """
GHALIB, Nayif Shindakh Thamir|AL-MASHHADANI, Saif-al-Din|GHARIB, Fadil Mahmud
AL-KHAFAJI, Muhsin Khadr|KAZIM, Rashid Taan|AL-KUBAYSI, Ugla Abid Saqar|AL-UBAIDI, Ghazi Hammud
MAHDI, Adil Abdallah|AL-AWADI, Hussein Qaid|AL-MUHAMMAD, Khamis Sirhan
AL-TIKRITI, Sa'd abd-al-Majid al-Faysal|SPASOJEVIC, Dragon|VASIC, Dragomir|AL-ALAMI, Imad Khalil
HAMDAN, Usama|MISHAAL, Khalid|RANTISI, Abdel Aziz|DWIKARNA, Agus|JULKIPLI, Salim Y Salamuddin
MUNANDAR, Aris|MURAD, Abdul Hakim|SIREGAR, Parlindungan|SYAWAL, Yassin|YUNOS, Mukhlis
BIN MANSOUR, Amran|HIR, Zulkifli Bin Abdul|KASMURI, Abdul Manaf|MARZUKI, Zulkifli|SUFAAT, Yazid
WAN MIN, Wan Mat|ZAKARIA, Zaini|ABU DHESS, Mohamed|AL-DAGMA, Aschraf|MOUSTFA, Djamel
SHALABI, Ismail Abdallah Sbaitan|BELMOKHTAR, Mokhtar|EL HADI, Mustapha Nasri Ben Abdul Kader Ait
LOUNICI, Djamel|BEN ABDELHAKIM, Cherif Said|BOUYAHIA, Hamadi Ben Abdul Aziz Ben Ali
CABDULLAAH, Ciise Maxamed|DRISSI, Noureddine Ben Ali Ben Belkassem
EL AYASHI, Radi Abd El Samie Abou El Yazid|HAMMID, Mohammed Tahir
HAMRAOUI, Kamel Ben Mouldi Ben Hassan|MOSTAFA, Mohamed Amin|RIHANI, Lotfi Ben Abdul Hamid Ben Ali
ROUINE, Lazher Ben Khalifa Ben Ahmed|SALEH AL-SAADI, Nassim Ben Mohamed Al-Cherif ben Mohamed
TRABELSI, Mourad|ZARKAOUI, Imed Ben Mekki Ben Al-Akhdar|AMMARI, Saifi|DURGUTI, Safet
ABO GHAITH, Sulaiman Jassem|BASEVIC, Dragan|BOROVCANIN, Veljko|DJORDA, Samojko|ECIM, Ljuban
JAKUPI, Avdyl|KOJIC, Radomir|KOVAC, Tomislav|KUJUNDZIC, Predrag|MARIJANOVIC, Milovan|SARAC, Ivan
SHAQIRI, Xhezair|THACI, Menduh|ARROYAVE RUIZ, Elkin Alberto|ATENCIA PITALUA, Rafael Dario
BLANCO PUERTA, Edgar Fernando|BUITRAGO PARADA, Hector German|CASTANO GIL, Carlos
CASTANO GIL, Jose Vicente|CASTELLANOS GARZON, Henry|CIFUENTES GALINDO, Luis Eduardo
DUQUE GAVIRIA, Ivan Roberto|PAANANEN, Kai|USACHEV, Oleg|KOLBIN, Petr|ROTENBERG, Roman Borisovich
BULYUTIN, Andrey|OMELCHENKO, Aleksander|SEMENOVA, Olena Yurevna|KURCHENKO, Sergey Vitalievich
KENAR, Ufuk|DUZGOREN, Serkan|AYDIN, Mustafa|PRIGOZHINA, Polina Evgenyevna
PRIGOZHIN, Pavel Evgenyevich|KARPIANKOU, Mikalai|SHAPETSKA, Yauhen Andreevich
ALEJOS CAMBARA, Gustavo Adolfo|ALEJOS LORENZANA, Felipe|DAHER, Ibrahim Ali|YAZBECK, Ahmad Mohamad
GHARIB, Abbas Hassan|SUBAYTI, Wahid Mahmud|NYUNT, Thein|HARB, Mustafa Habib|SWE, Khin Maung
MAUNG, Mahn Nyein|NAUNG, Tun Tun|SOE, Thein|AKAR, Ezzat Youssef|OTHMAN, Hasan Chehadeh|NYEIN, Than
FAYZIMATOV, Farrukh Furkatovitch|HRYB, Mikhail|SHVED, Andrei Ivanavich|CASTRO RIVERA, Edwin Ramon
DARASHENKA, Volha Lieanidawna|GURZHY, Andrei Anatoljevich|KALINOWSKI, Siarhei Aliaksiejevich
KATSUBA, Sviatlana Piatrowna|LASIAKIN, Aliaksandr Mikhajlavich|WARNIG, Matthias|WIN, Thet Khaing
YI, Khin Maung|HLAING, Ko Ko|SAN, Pwint|HTET, Hein|SAING, Sai Lone|THU, Yin Min|SHEIN, Win
TEKE, Murat|ETTEHADI, Esam|HAMIDI, Mihrab Suhrab|GASILOV, Andrei Valeryevich
ODEH, Ahmed Sharif Abdallah|QAFISHEH, Hisham Younis Yahia|ALI, Usama|SABRI, Abdallah Yusuf Faisal
MONZAVI, Azim|KAPTAN, Mustafa Omer|MORDASHOV, Alexey Aleksandrovich
MORDASHOVA, Marina Aleksandrovna|GORKOV, Sergey Nikolaevich|NISANOV, God Semenovich
NOVITSKY, Evgeny Grigorievich|ZAKHAROVA, Mariya Vladimirovna|JONG, Yong Nam
"""

LISTED_ORGANISATIONS = """
ASSOCIATION DE SECOURS PALESTINIENS|COMITE' DE BIENFAISANCE ET DE SECOURS AUX PALESTINIENS
INTERPAL|PALESTINIAN ASSOCIATION IN AUSTRIA|SANABIL ASSOCIATION FOR RELIEF AND DEVELOPMENT
AL-AKHTAR TRUST INTERNATIONAL|AL-BAKOUN ALA AL-AHD ORGANIZATION|DHAMAT HOUMET DAAWA SALAFIA
AL-HARAMAIN : PAKISTAN BRANCH|AL-HARAMAIN : INDONESIA BRANCH|AL-HARAMAIN : KENYA BRANCH
AL-HARAMAIN : TANZANIA BRANCH|2904977 CANADA, INC.|CORPORACION CIMEX S.A.|CUBANACAN GROUP
CUBANACAN INTERNATIONAL B.V|CUBANACAN U.K. LIMITED|HAVANATUR S.A.|HAVANATUR BAHAMAS LTD.
HAVANATUR CHILE S.A.|LA COMPANIA TIENDAS UNIVERSO S.A.|FUNDACION PARA LA PAZ DE CORDOBA
RUSSIAN AGENCY FOR EXPORT CREDIT AND INVESTMENT INSURANCE OJSC|JSC VEB.DV
LLC INFRASTRUCTURE MOLZHANINOVO|VEB CAPITAL|VEB ENGINEERING LLC|VEB LEASING OJSC|BANK BELVEB OJSC
PROMINVESTBANK|VEB ASIA LIMITED|ROSNEFT TRADING S.A.|AIRFIX AVIATION OY|SOUTHEAST TRADING OY
SET PETROCHEMICALS OY|SOUTHPORT MANAGEMENT SERVICES LIMITED|IPP OIL PRODUCTS (CYPRUS) LIMITED
OY LANGVIK CAPITAL LTD|STATE ENTERPRISE YALTA SEA TRADING PORT|IZHEVSKY MEKHANICHESKY ZAVOD JSC
OPEN JOINT STOCK COMPANY 'KONTSERN IZHMASH'|STATE SHIPPING COMPANY KERCH SEA FERRY
STATE ENTERPRISE EVPATORIA SEA COMMERCIAL PORT|STATE ENTERPRISE FEODOSIA SEA TRADING PORT
STATE ENTERPRISE SEVASTOPOL SEA TRADING PORT|PRIVATE JOINT-STOCK COMPANY MAKO HOLDING
MILENYUM ENERGY S.A.|EBLA TRADE SERVICES S.A.L./OFF-SHORE|GREEN SHIPPING LTD.|AQUA SHIPPING LTD.
LENPROMTRANSPROYEKT|AKTSIONERNOE OBSHCHESTVO AST|PRIMEIRO COMANDO DA CAPITAL
MYANMA GEMS ENTERPRISE|DIRECTORATE OF INTERNAL AFFAIRS OF THE BREST OBLAST EXECUTIVE COMMITTEE
AKRESTSINA DETENTION CENTER
INTERNAL TROOPS OF THE MINISTRY OF INTERNAL AFFAIRS OF THE REPUBLIC OF BELARUS
MYANMA TIMBER ENTERPRISE|MYANMAR PEARL ENTERPRISE
MAIN DIRECTORATE FOR COMBATING ORGANIZED CRIME AND CORRUPTION OF THE MVD OF THE REPUBLIC OF BELARUS
NOVE PARTNERS OOD|SAMARA HEAT AND ENERGY PROPERTY FUND|NORD STREAM 2 AG
LIMITED LIABILITY COMPANY MORTRANSSERVICE
FEDERAL STATE BUDGETARY INSTITUTION MARINE RESCUE SERVICE|STATE ADMINISTRATIVE COUNCIL
RPP LIMITED LIABILITY COMPANY|SCF MANAGEMENT SERVICES CYPRUS LTD|IRONSTONE MARINE INVESTMENTS
JSC ARGUMENT|BUMERZ DENIZCILIK VE TICARET ANONIM SIRKETI|O'NEILL ASSETS CORPORATION
RAIN TRADE GIDA IC VE DIS TICARET LIMITED SIRKETI|OGC-VICTORIA HOLDING LTD|ZAMANOIL DMCC
NON-PROFIT PARTNERSHIP REVIVAL OF MARITIME TRADITIONS|LIMITED LIABILITY CORPORATION GELIOS
ANDA COMPANY|SIDAR COMPANY|TREND GYO|AL ROWAD REAL ESTATE DEVELOPMENT|AGROGATE HOLDING
ITQAN REAL ESTATE JSC|SEVERGROUP LIMITED LIABILITY COMPANY|PUBLIC JOINT STOCK COMPANY SEVERSTAL
LIMITED LIABILITY COMPANY ALGORITM|NORD GOLD PLC|FAR EASTERN BANK|AIR KORYO TRADING CORPORATION
RAMENSKOYE DESIGN COMPANY JOINT STOCK COMPANY
JSC ALL RUSSIAN RESEARCH INSTITUTE OF RADIO ENGINEERING
LIMITED LIABILITY COMPANY NAUCHNO-PROIZVODSTVENNOYE OBYEDINENIYE RADIOVOLNA
"""


def names(block: str) -> list[str]:
    """Take a block of names apart."""
    return [name.strip() for line in block.split("\n") for name in line.split("|") if name.strip()]


def kinds(block: list[str]) -> dict[str, str]:
    """Read every name and note its kind."""
    return {name: read(name).value.kind for name in block}


def given_first(listed: str) -> str:
    """Turn ``FAMILY, Given`` into capitals, given name first."""
    family, given = listed.split(", ")
    return f"{given} {family}".upper()


def share(found: dict[str, str], kind: str) -> float:
    """Tell how many are of the kind, from 0 to 1."""
    return sum(k == kind for k in found.values()) / len(found)


@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_at_most_one_person_in_a_hundred_is_taken_for_an_organisation(case: type) -> None:
    people = [case(name) for name in names(PEOPLE)]
    assert len(people) >= 300
    found = kinds(people)
    assert share(found, "organisation") <= 0.01
    assert share(found, "person") >= 0.97


@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_at_least_nine_organisations_in_ten_are_found(case: type) -> None:
    organisations = [case(name) for name in names(ORGANISATIONS)]
    assert len(organisations) >= 150
    assert share(kinds(organisations), "organisation") >= 0.9


def test_listed_people_in_capitals_given_name_first_are_persons() -> None:
    found = kinds([given_first(name) for name in names(LISTED_PEOPLE)])
    assert len(found) > 130
    assert share(found, "organisation") <= 0.01
    assert share(found, "person") >= 0.98


def test_listed_organisations_are_found() -> None:
    found = kinds(names(LISTED_ORGANISATIONS))
    assert len(found) > 90
    assert share(found, "organisation") >= 0.8


@pytest.mark.parametrize("listed", names(LISTED_PEOPLE))
def test_the_comma_of_a_listed_person_tells_the_family_name(listed: str) -> None:
    family, given = listed.split(", ")
    value = read(listed).value
    assert value.family_name == family
    assert value.given_name == given.split()[0]


@pytest.mark.parametrize(
    "text", ["Netface", "SMITH", "COTEI", "LTD", "Ministries", "王小明", "J K"]
)
def test_a_word_alone_says_neither(text: str) -> None:
    assert read(text).value.kind == "unknown"


@pytest.mark.parametrize(
    "text",
    ["VICTORY LIFE CHURCH", "Kapiti Market", "SMITH & JONES", "JOHN SMITH 2", "Smith @ Home"],
)
def test_what_may_be_either_stays_open(text: str) -> None:
    assert read(text).value.kind == "unknown"
