"""Words that tell somebody's sex."""

from streams.extract.grammar.identity import IdentityWords
from streams.extract.lexicon import words

# Common given names of the United States, those left out that both sexes bear ("Jordan", "Taylor").
MEN = """
    aaron abdul adam adrian alan albert alberto alejandro alex alexander alfred allen alvin
    andre andrew angelo anthony antonio arthur benjamin bernard bill billy bob bobby brad
    bradley brandon brendan brent brett brian bruce bryan caleb calvin carl carlos cedric cesar
    chad charles christian christopher clarence clifford clint cody colin connor corey cory
    craig curtis damian damien daniel danny darius darnell darrell darren darryl dave david dean
    dennis deon derek derrick desmond devin diego dominic don donald dontae douglas duane dustin
    dwayne dwight earl eddie eduardo edward edwin elijah emmanuel enrique eric erik ernest
    ernesto ethan eugene evan felix fernando floyd francisco frank franklin fred frederick
    gabriel garrett gary geoffrey george gerald gerardo gilbert glen glenn gordon greg gregory
    guillermo harold harry hector henry herbert herman howard hugo ian isaac isaiah ivan jack
    jacob jake jamal james jared jason javier jeff jeffery jeffrey jeremiah jeremy jermaine
    jerome jerry jesus jim jimmy joe joel john johnny jonathan jorge jose joseph joshua juan
    julian julio justin karl keith kenneth kevin kurt kyle lamar lamont lance larry lawrence
    leonard leroy levi lloyd logan louis luis luke malcolm malik manuel marco marcos marcus
    mario mark marquis martin marvin mathew matthew maurice michael miguel mike mitchell
    mohammed nathan nathaniel neil nicholas noah norman oliver omar oscar pablo patrick paul
    pedro peter philip phillip preston rafael ralph ramon randall randy raul ray raymond
    reginald ricardo richard rick ricky robert roberto rodney rodrigo roger roland ron ronald
    ronnie ross roy ruben russell ryan salvador samuel santiago scott sean sergio seth shane
    shaun shawn simon spencer stanley stephen steve steven stuart ted terrance terrence theodore
    thomas tim timothy todd tom tommy tony travis trevor troy tyler tyrone vernon victor vincent
    wade walter warren wayne wesley william willie xavier zachary"""
WOMEN = """
    abigail adriana alexandra alice alicia alisha alison allison alyssa amanda amber amy ana
    andrea angela angelica anita ann anna anne annette annie april ariana ashley audrey barbara
    beatrice bertha beth bethany betty beverly bonnie brenda brianna bridget brittany brooke
    caitlin candace candice carla carmen carol caroline carolyn carrie catherine cathy chelsea
    cheryl christina christine christy cindy claire clara claudia colleen connie cristina
    crystal cynthia daisy danielle dawn deanna debbie deborah debra denise destiny diana diane
    dolores donna doris dorothy ebony edith eileen elaine eleanor elena elizabeth ellen emily
    emma erica erika erin esther ethel eva evelyn faith felicia frances gabriela gabrielle gina
    gladys gloria grace gwendolyn hannah heather heidi helen holly irene isabel isabella
    jacqueline jane janet janice jasmine jeanette jennifer jenny jessica jill joan joann jocelyn
    josephine joyce juanita judith judy julia julie june karen karina katelyn katherine kathleen
    kathryn kathy katie katrina kayla keisha kelsey kendra kimberly krista kristen kristin
    kristina krystal latasha latoya laura lauren leah leticia lillian linda lisa lois loretta
    lori lorraine louise lucia lucy lydia lynn mabel maggie marcia margaret maria mariah marie
    marilyn marisol marissa marjorie marlene martha mary maureen megan melanie melinda melissa
    mercedes michelle mildred miranda miriam molly monica monique nadia nancy naomi natalie
    natasha nicole nina nora norma olivia pamela patricia patty paula pauline peggy penny
    phyllis priscilla rachel rebecca regina renee rhonda rita roberta rosa rose rosemary ruby
    ruth sabrina samantha sandra sandy sara sarah selena sharon sheila shelby shelly sherri
    sherry shirley sonia sophia stephanie sue susan suzanne sylvia tabitha tamara tammy tanisha
    tanya tara tasha teresa theresa tiffany tina tonya vanessa veronica vicki victoria vivian
    wanda wendy whitney yesenia yolanda yvonne"""

ENGLISH_IDENTITY = IdentityWords(
    male=words(
        """he him mr man boy husband father son brother boyfriend grandfather uncle nephew guy
        dad grandson businessman policeman fireman fisherman gunman priest monk male groom
        stepfather stepson stepbrother fiance fiancé ex-husband ex-boyfriend half-brother godson"""
    ),
    female=words(
        """she mrs ms miss woman girl wife mother daughter sister girlfriend grandmother aunt
        niece mom mum granddaughter businesswoman policewoman nun female bride lady
        stepmother stepdaughter stepsister fiancee fiancée ex-wife ex-girlfriend half-sister
        goddaughter"""
    ),
    first_names=dict.fromkeys(MEN.split(), "m") | dict.fromkeys(WOMEN.split(), "f"),
    adult=words(
        """
            man woman husband wife mother father grandmother grandfather lady mr mrs mom mum dad
            parent aunt uncle"""
    ),
    young=words("young"),
    infant=words("baby infant toddler newborn"),
    teenager=words("teen teenager youth adolescent"),
)
