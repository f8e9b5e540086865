"""Given names that are common in New Zealand, Britain, Nigeria and among their immigrants.

They are used only against a wrong guess: to keep ``CHARLOTTE CHURCH`` from being read as an
organisation and ``JOHN S`` from being read surname first. No order of names is drawn from them.

Source: compiled by hand for this library from common knowledge, 2026-11; no register was copied.
"""

from identity_schema.data.name_lists import words

__all__ = ["GIVEN_NAMES"]

GIVEN_NAMES = words(
    """
    aaron abby abdul abdullah abdullahi abigail abraham ada adam adaeze adama ade adebayo adrian
    ahmad ahmed aidan aisha aishatu aiden akira alan alana alastair albert alejandro alex
    alexander alexandra alexis alfie alfred ali alice alicia alison alistair allan allen alma
    alvin amanda amber amelia amina aminu amit amy ana andrea andrew andy angel angela angus anil
    anita anjali ann anna anne annette annie anthony anton antonio anya arapeta archie ariana
    arjun aroha arthur asha ashley ashok audrey austin ava ayesha babajide bala barbara barry
    basil beatrice becky bella ben benjamin bernadette bernard beth bethany betty beverley bill
    billy blessing bob bola bonnie brad bradley brandon brenda brendan brent brett brian bridget
    bronwyn bruce bryan bukola caitlin callum calvin cameron carl carla carlos carmen carol
    caroline carolyn catherine cathy cecilia celia chantelle charles charlie charlotte cheryl
    chiara chidi chika chinedu chioma chloe chris christian christina christine christopher chuka
    chukwuemeka claire clara clare clarence clifford clive colin connor constance courtney craig
    cristina cynthia cyril daisy damian damilola dan dana daniel danielle danny daphne darren
    dave david dawn dean deborah debra deepak denis denise dennis derek desmond diana diane diego
    dinesh dirk dominic donald donna dora doreen doris dorothy doug douglas duncan dylan ebony
    eddie edith edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen
    ellie elliot elsie emeka emily emma emmanuel emmet enid eric erica erin ernest esther ethan
    ethel eugene eunice eva evan eve evelyn faith farah fatima fatimah fay felicity felix fiona
    florence folake frances francesca francis francisco frank fraser fred freda frederick freya
    funke funmilayo gabriel gabriela gail gareth garry gary gavin gemma geoff geoffrey george
    georgia georgina gerald gerard gertrude gillian gina giovanni gladys glen glenda glenn gloria
    godwin gordon grace graeme graham grant greg gregory gurpreet guy hana hannah harold harriet
    harry harvey hassan hayley hazel heather hector helen hemi henare hera henry herbert hilary
    hilda hina hiroshi holly hone hope howard hugh hugo ian ibrahim ida ifeanyi ifeoma ike imogen
    imran inez ingrid irene iris irma isaac isabel isabella isaiah isla ismail isobel ivan ivy
    ivor jack jackie jackson jacob jacqueline jade jaime jake james jamie jan jane janet janice
    jared jasmine jason jasper javier jay jean jeff jeffrey jenna jennifer jenny jeremy jerome
    jerry jess jesse jessica jessie jill jim jimmy joan joanna joanne joe joel joey johan john
    johnny jon jonathan jordan jorge jose joseph josephine josh joshua joy joyce juan juanita
    judith judy julia julian julie juliet june justin kaia karen karl kate kath katherine
    kathleen kathryn kathy katie kavita kay kayla keith kelly kelvin ken kendra kenneth kenny
    kerry kevin khalid kiri kirsten kirsty kristen kumar kunle kyle lachlan laila lakshmi lance
    lara laura lauren laurence lawrence leah leanne leilani len lena leo leon leonard leroy
    leslie lewis liam lily linda lindsay lisa liz lloyd lois lorna lorraine louis louise lucas
    lucia lucy luigi luis luke lydia lynda lynette lynn lynne mabel maddison madeleine madison
    maeve maggie maia malcolm mandy manuel mara marama marc marcia marco marcus margaret marge
    maria marian marie marilyn mario marion marjorie mark marlene martha martin martina mary
    mateo matt matthew maud maureen maurice mavis max maxine maya megan mei melanie melissa
    mercy mere meredith mia michael michaela micheal michele michelle miguel mike mikhail mildred
    miles millie milly miriam mohamed mohammad mohammed mohan moira molly mona monica morag
    moses muhammad muhammadu muriel murray musa myra myrtle nadia nadine nancy naomi natalie
    natasha nathan nathaniel neha neil nellie ngaio ngaire ngozi nia nicholas nick nicola nicole
    nigel niamh nikita nina nisha nnamdi noah noel nora noreen norma norman nyree obinna octavia
    olamide olga olive oliver olivia olu olumide oluwaseun oluwatobi omar oscar owen pablo paige
    pamela parminder patience patricia patrick paul paula pauline pearl pedro peggy penelope
    penny percy peter phil philip phillip phillipa philippa phoebe phyllis pierre piripi pita
    poppy prakash prisca priscilla priya quentin rachael rachel rafael rahul raimot raj rajesh
    ralph ramesh ramon rangi raul ravi rawiri ray raymond rebecca reg regina reginald rekha rene
    rex rhona rhys ricardo richard rick rita rob robert roberta roberto robin robyn rochelle
    rodney roger rohan roland roma ron ronald rory rosa rosalie rose rosemary rosie ross roxanne
    roy ruby rupert russell ruth ryan sadia sadie sally salma sam samantha samir samuel sandra
    sanjay sara sarah scott sean sebastian segun sergio seun shane shannon sharon shaun shauna
    sheena sheila shelley shelly sheryl shirley shona sidney silvia simon simone siobhan sofia
    sonia sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart
    sue suleiman sunil suresh susan suzanne sybil sylvia tamara tamati tane tania tanya tara
    tariq tayo ted teresa terence teresa terry tessa thelma theo theodore theresa thomas tia tim
    timothy tina titilayo toby todd tom tommy tony tracey tracy trevor troy tunde tyler uche
    ursula usman valerie vanessa vaughan vera vernon veronica vicky victor victoria vijay vikram
    vincent viola violet virginia vivian vivienne wallace walter wanda warren wayne wendy whetu
    wilfred william willie wilma winifred winston wiremu xavier yakubu yasmin yetunde yolanda
    yusuf yvette yvonne zac zachary zainab zara zoe
    """
)
"""Lower case without accents."""
