"""Words that tell an organisation from a person.

Source: compiled for this library from general knowledge of the company, charity, church and
school names of New Zealand, Britain, Nigeria and their trading partners, with the Spanish,
Portuguese, French, German, Russian, Persian and Indonesian words that sanctions lists spell out
(U.S. Treasury, Specially Designated Nationals list, public domain). Words that are borne as
surnames or given names stand in `WEAK` or `COMMON`, or are left out. Compiled 2026-11.
"""

from identity_schema.data.name_lists import words

__all__ = ["COMMON", "ENDINGS", "FUNCTION", "OPENERS", "STRONG", "WEAK"]

STRONG = words(
    """
    academia academies academy accessories accommodation accountancy accountants accounting
    acquisition acquisitions administracion administradora administration advertising advisers
    advisors advisory aerolineas aeronautical aeronautics aerospace aesthetics affiliates agencia
    agencies agency agribusiness agricola agricultural agriculture agro agrochemical agrochemicals
    agroindustrial agropecuaria agropecuario aircraft airline airlines airport airports airways
    aktsionernoe aktsionernoye alimentos allotment allotments almacen almacenes aluminium aluminum
    ambulance amusement antiques apartment apartments apparel appliances architects architectural
    architecture army arquitectura arrendadora asesores asesoria asesorias asociacion asociados
    assemblies assembly asset assets assoc associacao associates association associations assurance
    assurances astilleros atf athletic athletics auctioneers auctions authority automation
    automobile automobiles automotive autos avenue aviacion aviation avicola bagels bakehouse
    bakeries bakery bancorp bankers banque barbering barbershop bathrooms batiment battalion
    baumaschinen bebidas beteiligungs beverage beverages bienes bistro bldg bodegas bonyad
    bookkeeping bookshop bookstore boutique boutiques breweries brewery brewing brickworks brigade
    brigades broadcasting brokerage brokers brotherhood builders building buildings business
    businesses butchery cabinetmakers cafe cafes cafeteria cannabis cardiology caribbean carpentry
    carpets cars cartel carwash caterers catering cathedral catholic cement cemetery center centers
    centr centre centres centro ceramics chambre chapter charitable charities chartered chemical
    chemicals chemist chemists childcare children childrens chiropractic churchwardens cigars cinema
    cinemas citizens cleaners cleaning clinic clinica clinical clinics clothiers clothing club clubs
    coaches coaching coal coalition coatings colegio collective college colleges combinat comercial
    comercializacion comercializadora comercio comite commerce commercial commission committee
    committees commodities commodity commonwealth communication communications communities community
    compagnie companhia compania companies component components comprehensive computer computers
    computing comunicaciones concepts concern concrete confecciones confectioneries confectionery
    confederacion confederation conference conglomerate congregation congregational congress
    conservancy conservation consolidated consorcio consortium constituency construcao construccion
    construcciones construction constructions constructora constructors construtora consult
    consultancy consultant consultants consulting consultores consultoria consults consumer
    contracting contractors convenience convent cooperation cooperativa cooperativas cooperative
    cooperatives corporacion corporate corporations corporativo cosmetic cosmetics cottages council
    councils counselling countertops couriers creations creative creche credit creditos cremation
    cricket croquet cruises culinary cultural curtains customs cyber cycles daihatsu dairies data
    database daycare dealers dealership deli delicatessen delivery democratic dental dentist
    dentistry dentists denture department dept dermatology desarrolladora desarrollo desarrollos
    design designers designs detailing developers development developments diagnostics dialysis
    digital diocese direccion directorate dispensary disposal distillers distillery distribuciones
    distribuidora distributing distribution distributions distributor distributors district diving
    division drainage drainlayers drilling drogueria drycleaning dwellings earthmoving earthworks
    eateries eatery ecclesiastical ecological economic ediciones edificaciones editora editorial
    education educational ejercito electric electrica electrical electricals electricians
    electricity electronic electronics elektro elevators embassy embroidery emirate empire employees
    employment emporium empreendimentos empresa empresarial empresas endowment energia energie
    energy engenharia engineering engineers enterprise enterprises entertainment entertainments
    entreprise entreprises environmental equestrian equipment equipments equipos equities equity
    esports estate estates estetica etablissement etablissements evangelical event events excavating
    excavation excavations excavators exchange executor executors exhibition exhibitions exor exors
    exploration explorations export exportacion exportadora exporters exporting exports extrusion
    eyecare fabric fabrication fabrications fabricators fabrics fabrika facilities facility faction
    factors factory faculty farmaceutica farmacia farming farms fashion fashions federacion federal
    federalnoe federated federation fellowship fencing ferreteria ferries fertiliser fertilisers
    fertilizer fertilizers fiduciary figli films finance finances financial financiera financing
    fintech fireworks fisheries fishery fishing fitness fitters fittings flooring floors florist
    florists flour fonds food foods foodstuff football footwear forces forestal forestry forex forum
    foundation foundations founders foundries foundry franchise freeholders freight freighters
    freres fruits fuel fuels fund fundacao fundacion fundacja fundamental funding funds funeral
    funerals furnishers furnishings furniture futures galleries gaming garage garages gardening
    gardens garments gases gasolinera gasolineras gebroeders generators geological geotechnical
    gesellschaft gimnasio glassworks glazing golf gospel gostar gosudarstvennoe government govt
    graphic graphics greenhouse greenhouses grocer groceries grocers grocery groep group groupe
    groups grp grupa grupo gruppa gruppe guesthouse gurdwara gym gymnastics hairdresser hairdressers
    hairdressing handelsbank handelsgesellschaft harakat hardware haulage hauliers health healthcare
    healthy heating helicopters herbal hermanos hijos hiring hnos hockey holdings holidays homecare
    hospice hospitality hospitals hostel hostels hoteis hotel hotelera hotelier hoteliers hotels
    housing humanitarian hydraulic hydraulics hygiene immigration immobilier immobiliere impex
    implement implements import importacion importadora importers importing imports incorporation
    incubator independents industria industrial industriales industrias industrie industriel
    industries industry informatica infotech infra infrastructure ingenieria inmobiliaria inmuebles
    innovation innovations inspection inspections installation installations institut institute
    institutes institution institutions instituto instruments insulation insurance insurances
    insurers integrated intelligence interactive interbiz interior interiors internacional
    international internationale internet intl inventory inversiones inversionista inversora
    investigations investment investments investors ironworks irrigation islamic issledovatelski iwi
    jamaat jamiat janitorial jewellers jewellery jewelry joinery joyeria junction karate kaupapa
    kebab kebabs kennels kids kindergarten kindergartens kindy kiosk kohanga kombinat kompani
    kompaniya koperasi laboratories laboratorio laboratorios laboratory labs lacteos landscape
    landscapers landscapes landscaping languages lashkar latinoamericana laundrette laundries
    laundromat laundry lawns lawyers leagues leaseholders leasing lettings liaison liberacion
    liberation library licensed licores lifesaving lifestyle lighting limousine limousines liners
    liquidation liquor liquors livestock llantas loans locksmith locksmiths logistic logistica
    logistics lottery lounge lubricants lumber machine machineries machinery machines magazine
    mainfreight maintenance management mandir manpower mantenimiento manufacture manufacturer
    manufacturers manufacturing maquinaria marae maritima maritime marketing markets masjid masonic
    masonry maternity meats mechanical mechanics mechanized medical medicals medicare medicina
    medicine memorial merchandise merchandising merchants metallurgical metals metalurgica methodist
    metropolitan mfg microfinance milling minera mineral minerals mineria minibus mining ministerio
    ministries ministry minority mobil mobiles mobility monastery moneylenders montessori mosque
    motel motels motor motorcycle motorcycles motores motoring motors moulding movement movers
    movies movimiento moving mujahedin mujahideen mujahidin multi multibiz multicultural multilinks
    multimedia multinational multipurpose multiservices municipal municipality museum music musical
    mutual nacional nails national nationale nationwide naturals nautical naviera navigation
    negocios netball network networking networks neurology newsagency newsagents newspaper
    newspapers ngati nig nigeria nominee nominees nouvelle nuclear nurseries nursery nursing
    nutrition obedinenie observatory obshchestvo occupational office offices offshore ogranichennoi
    ogranichennoy oil oilfield oilfields oils olympiad olympic online operating operations operators
    optical opticians optics optometrists orchards orchestra organic organics organisation
    organisations organizacion organization organizations orthodontics orthopaedic osteopathy
    otvetstvennostiu otvetstvennostyu outdoors outfitters outlet outlets outsourcing overseas owners
    packaging packers paediatric painters painting paintings paints palletised panelbeaters
    paramilitary parents parking parliament participacoes partido partner partners partnership
    partnerships parts party pastries pastry pathology patrol paving pawnbrokers payments pcb
    pediatrics pension pensions pentecostal performance perfume perfumes perniagaan personnel
    pertubuhan perusahaan pesquera pest pesticides petrochemical petrochemicals petrol petroleos
    petrolera petroleum pharma pharmaceutical pharmaceuticals pharmacies pharmacy philharmonic
    photographers photographic photography photos physio physiotherapy pictures piggery pilates
    pipeline pipelines pizza pizzas pizzeria planners planning plantation plantations plasterers
    plastering plastic plasticos plastics platform playcentre playgroup plumbers plumbing plywood
    podiatry police political polyclinic polymer polymers polytechnic populaire portfolio postal
    pottery poultry practice precast precision predpriyatie predpriyatiye prefab prensa preparatory
    presbyterian preschool primaria primary print printers printing printworks processing processors
    procurement produce producers product production productions producto productora productos
    products produtos professional professionals programme programmes progressive proizvodstvennoe
    project projects promociones promotion promotions promotora properties property propiedades
    proprietors prospecting proveedora provincial provision provisions publications publicidad
    publicity publishers publishing pumps purchasing quarries racecourse racing radio radiology
    railroad railway railways ranches ratepayers readymix realestate realtors realty reclamation
    records recreation recreational recruiters recruiting recruitment recycling redeemed refineries
    refinery refining refrigeration refugee refugees regiment regional registered registry
    rehabilitation reinsurance removal removals renewable renewables renovation renovations rental
    rentals repair repairs reparaciones republic republican rescue research residences residents
    resistance resort resorts resource resources restaurant restaurante restaurantes restaurants
    retail retailer retailers retirement revolucionario revolutionary rigging risk roadhouse
    roadways robotics roofing roopu rotary rowing rubber rugby runaka runanga rural safaris safety
    salon salons saloon salvage sanctuary sandwich sanitation satellite savings sawmill sawmilling
    sawmills scaffold scaffolding school schools science sciences scientific scouts seafood seafoods
    seating secondary secretarial secretariat sect secured securities security seguridad seguros
    sekolah semiconductor seminary senate serv serve services servicio servicios servicos sewing
    shareholders sharikat sherkat shipbroking shipbuilding shipmanagement shipping ships shipyard
    shipyards shirkat shoes shopping shops showbiz showroom signage sindicato sirketi sisterhood
    skincare smallholders snooker soccer sociedad sociedade societa societe societies society
    software solicitors soluciones solution solutions specialist specialists speciality specialties
    spices spirits spoldzielnia spolka sporting sports sportswear squash stables stadium staffing
    station stationers stationery stations statutory steakhouse steels steelworks stevedoring
    stichting stiftung stockbrokers stockists stonemasons storage stores strategic strategies stroy
    structural structures student students studio studios stylists subcommittee subcontractors
    subsidiary suites supermarket supermarkets supermercado supplement supplements supplier
    suppliers supplies supply support supporters surgeons surgeries surgery surgical surveillance
    surveying surveyors sustainable swimming synagogue syndicat syndicate syndicated system systeme
    systems tabacalera tabernacle tailoring takeaway takeaways talleres tanker tankers tannery
    tattoo tattoos tavern tax taxation taxi taxis tech technic technical technics technik technique
    techniques techno technologies technology tecnologia tecnologias telecom telecommunication
    telecommunications telecoms telecomunicaciones telekom telephone television telstra tenants
    tennis terminal terminals territorial textil textile textiles theater theatre theatres
    theatrical theological therapeutic therapeutics therapies therapists therapy thrift tiendas
    tiling timbers tires tobacco toiletries torgovy tosee tourism tourist tours towing township toys
    trade traders trades trading trailers training trampoline transco transit translation
    translations transmission transport transportadora transportation transporte transporters
    transportes transports travaux travel travels treasury tribunal trucking trucks trust trustee
    trustees trusts tsentr ttee ttees tuition turismo turizm tutoring tutors tv tyre tyres
    undertakers underwriters underwriting uniforms unions unisex unitarnoe united universidad
    universite university upholstery utilities utility vacations valuation valuers valves vehicle
    vehicles vending venture ventures verein verlag vertriebs verwaltungs veterans veterinary vets
    viajes video videos vigilancia villas vineyard vineyards volleyball voluntary volunteer
    volunteers wananga warehouse warehouses warehousing watches waterproofing waterworks website
    welders welding welfare wellbeing wellness wetsuits whanau wharf wholesale wholesaler
    wholesalers wineries winery wireless woodcraft woodwork woodworking workers works workshop
    workshops worldwide wreckers wrecking wrestling yacht yachting yachts yarns yayasan youth
    zaibatsu zakat zavod zealand zonen zoo
    """
)
"""Words that no person bears: one of them makes an organisation of two words or more."""

WEAK = words(
    """
    africa african air alliance allied america american arts asia asian atlantic auto banca banco
    bank barbers bazaar biotech books britain british bros brothers builder bureau bus cabinet
    capital cargo casino central channel china chinese circle city civil clan class coast coffee
    company complex contract coop courier decor deliverance delta depot deutsche developer direct
    director dynamics eastern ecuador egyptian emirates europe european executive express extra fc
    foreign fratelli fresh front futuro game games gas ghana gifts global globe granite grill guard
    guards guides gulf hacienda hair holding horizon household hub humane independent india indian
    indo iran iranians iraqi islands italia jewels korea korean lab league lebanese legal leisure
    logic luxury mart martyrs material materials medic metal metro mexico middle military mission
    missions mobile modern motion nature news nigerian northern oceanic optima order orient oriental
    pacific palace paper papers pastoral people peoples persian pet phone photo pipe planet plus
    popular premier premium prison private pro pub public quality race rapid regal reserve room
    rooms russia russian sanat select signs skin social solar sons standard state style summit super
    syria syrian tanzania team tienda tile tiles timber tools top total track transfer tropical
    truck turbo turkish ukraine ultra union unit universal universe usa vessel village vision visual
    water web wheels wide wildlife windows wine wines wings world worship zone
    """
)
"""Words that a person bears now and then: they prove an organisation unless a given name, an
initial or a title stands first."""

COMMON = words(
    """
    art baptist bar branch brand brands camp car castle chambers chapel church churches court crafts
    decd deceased family farm ferry film fleet gallery garden glass goods guild hire home homes
    hospital house inn kitchen kitchens land leather life line lines link links lodge mail mall
    market media mill mills mine mines model mountain nz parish pipes plant plaza pool port ports
    post power press quarry ranch sacco sales seed service store street surf tea temple tower towers
    town uk yard
    """
)
"""Words that end the names of organisations and are surnames too: they leave the kind open unless
a given name, an initial or a title stands first."""

FUNCTION = words("for of")
"""Small words that stand inside the names of organisations only."""

OPENERS = words("bank banco banque casa new")
"""Words that organisations begin with, unless a given name or an initial follows; elsewhere they
prove nothing. *The* is the one word that always opens an organisation, and only in first place:
it is a Vietnamese given name too."""

ENDINGS = (
    "chemicals", "chemie", "consult", "electric", "electronics", "engineering", "export",
    "finance", "gesellschaft", "graphics", "group", "holdings", "impex", "import", "industries",
    "invest", "logistics", "pharma", "petroleum", "services", "shipping", "systems", "tech",
    "telecom", "trading", "trans", "works",
)  # fmt: skip
"""Endings of made-up company words of eight letters or more (``CUBAEXPORT SUR``)."""
