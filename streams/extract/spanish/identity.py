"""Words that tell somebody's sex, and given names."""

from streams.extract.grammar.identity import IdentityWords
from streams.extract.lexicon import words
from streams.extract.spanish.inflection import UNACCENTED, feminine
from streams.extract.spanish.nouns import PEOPLE

# Common given names of Spain and Latin America, those left out that both sexes bear ("Cruz").
MEN = """
    aarón abel abelardo abraham adán adolfo adrián agustín alan alberto aldo alejandro alejo
    alex alexander alexis alfonso alfredo alirio álvaro américo anastasio anderson andrés ángel
    aníbal anselmo antonio apolinar aquiles aristides armando arnaldo arnulfo arsenio artemio
    arturo atilio augusto aurelio baltazar bartolomé benigno benito benjamín bernabé bernardo
    bonifacio brandon braulio brayan bruno bryan camilo carlos casimiro cayetano cecilio
    celestino celso césar christian cipriano cirilo ciro claudio clemente cleto cristian
    cristóbal damián daniel danilo darío darwin david demetrio diego dionisio domingo donato
    edgar edgardo edilberto edison edmundo eduardo edwin efraín eladio eleazar elías eliseo
    elmer eloy emiliano emilio emmanuel enrique enzo erasmo eric erick ernesto esteban eugenio
    eusebio evaristo evelio everardo ezequiel fabián fabio fabricio facundo faustino fausto
    federico felipe félix fermín fernando fidel filemón flavio florencio fortunato francisco
    franklin freddy fredy gabino gabriel gaspar genaro gerardo germán gerson gilberto giovanni
    gonzalo gregorio guillermo gustavo héctor heriberto hermes hernán hilario hipólito homero
    horacio hugo humberto ignacio ildefonso inocencio isaac isaías isidro ismael israel iván ivo
    jacinto jaime jairo javier jeremías jerónimo jesús jhon jhonatan joaquín joel john jonathan
    jordi jorge josé josué juan julián julio justino juvenal kevin laureano lautaro lázaro
    leandro leonardo leonel leónidas leopoldo lisandro lorenzo lucas luciano lucio luis macario
    manuel marcelino marcelo marcial marco marcos mariano mario martín mateo matías mauricio
    mauro maximiliano máximo melchor melquíades miguel misael moisés mynor narciso natalio
    néstor nicanor nicasio nicolás noé norberto octavio odilón olegario omar orlando oscar óscar
    osmar osvaldo oswaldo otto pablo pascual patricio pedro plutarco porfirio primitivo
    prudencio quintín rafael raimundo ramiro ramón raúl reinaldo remigio renato rené reynaldo
    ricardo rigoberto roberto rodolfo rodrigo rogelio rolando román romeo romualdo ronald
    ronaldo roque rosendo rubén rufino samuel santiago saturnino saúl sebastián sergio severiano
    silverio silvestre simón teodoro teófilo thiago tiburcio timoteo tobías tomás toribio tulio
    ubaldo ulises valentín vicente víctor virgilio vladimir walter washington wenceslao wilder
    wilfredo william wilmer wilson xavier yair yeferson yordan zacarías"""
WOMEN = """
    abigail adela adelina adriana agustina aída alba alejandra alicia alma altagracia amalia
    amanda amelia amparo ana anabel anahí analía andrea ángela ángeles angélica anita antonia
    araceli ariadna ariana asunción aurora azucena beatriz belén belkis berenice berta bertha
    blanca brenda brisa camila candela candelaria caridad carla carlota carmen carolina catalina
    cecilia celeste celia chiquinquirá clara claudia clementina concepción constanza consuelo
    cristina dalia daniela daysi débora delfina delia diana dolores dora doris edith elena
    eleonora elisa elizabeth eloísa elsa elvira emilia emma encarnación enriqueta erika
    esmeralda esperanza estefanía estela ester esther eugenia eulalia eva evangelina evelyn
    fabiola fátima felisa fernanda filomena flor florencia francisca gabriela genoveva georgina
    gisela gladys gloria graciela gregoria griselda guadalupe herminia hilda hortensia inés
    ingrid irene iris irma isabel isidora ivonne jacqueline janeth jazmín jennifer jessica
    jimena joaquina josefa josefina juana judith julia juliana julieta karen karina karla
    katherine laura leonor leticia lidia lilia liliana lina lorena lourdes lucía luciana lucila
    lucrecia luisa lupita luz macarena magali magaly magdalena maite manuela marcela margarita
    maría mariana maribel maricela mariela marina marisa marisol maritza marlene marta martha
    martina matilde mayra melania melissa mercedes micaela milagros miriam mirna mirta mónica
    montserrat nadia nancy natalia natividad nélida nelly nidia noelia noemí nora norma nuria
    ofelia olga olivia otilia paloma pamela paola patricia paulina perla petra petrona pilar
    priscila ramona raquel rebeca regina reina remedios reyna rita rocío romina rosa rosalía
    rosario rosaura roxana ruth sabrina salomé sandra sara selena silvana silvia sofía soledad
    sonia susana tamara tania teodora teresa úrsula valentina valeria vanesa vanessa verónica
    vicenta victoria vilma violeta virginia viviana wendy ximena yadira yamila yamileth yanina
    yenny yesenia yessica yolanda yoleida zoila zulema"""
GIVEN_NAMES = {
    name: sex
    for listed, sex in ((MEN, "m"), (WOMEN, "f"))
    for told in listed.split()
    for name in (told, told.translate(UNACCENTED))
}
PAIRS = [
    entry.removesuffix("/a")
    for listed in PEOPLE.values()
    for entry in listed.split()
    if entry.endswith("/a")
]
"""Nouns with a form for each sex."""

SPANISH_IDENTITY = IdentityWords(
    male=frozenset(PAIRS) | words(PEOPLE["man"]) | words("él don sr cura sacerdote monje alcalde"),
    female=frozenset(map(feminine, PAIRS))
    | words(PEOPLE["woman"])
    | words("ella doña sra srta monja alcaldesa presidenta jueza azafata"),
    male_articles=words("el un este ese aquel otro"),
    female_articles=words("la una esta esa aquella otra"),
    epicene=words(
        """víctima persona pareja familiar miembro integrante menor bebé infante ser individuo
        sujeto cadáver cuerpo"""
    ),
    first_names=GIVEN_NAMES,
    adult=words(
        """hombre mujer esposo esposa marido padre madre abuelo abuela tío tía señor señora viuda sr
        sra don doña anciano anciana adulto adulta"""
    ),
    young=words("joven muchacho muchacha chico chica"),
    infant=words("bebé bebe"),
    teenager=words("adolescente"),
)
