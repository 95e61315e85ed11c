/** Names a person is also called by; the first of a line is the full one. Folded, Italian and English. */
const lines = `
alessandro sandro alex ale
alessandra sandra ale
alexander alex al sandy xander
alexandra alex sandra alexa lexi
andrea andy
andrew andy drew
antonio toni tony tonino nino toto
antonella anto
anthony tony
bartolomeo meo
benjamin ben benny
beatrice bea bice
carlo carletto
caterina cate rina
catherine kate cathy katie kathy cat
charles charlie chuck
charlotte charlie lottie
christopher chris kit
cristina cri
christine chris tina
daniele dani
daniel dan danny
daniela dani
david dave davey
davide dado
domenico mimmo mimi nico
edoardo edo
edward ed eddie ted
eleonora ele nora
elisabetta elisa betta lisa betty
elizabeth liz lizzie beth betty eliza lisa
emanuele manu lele
emily em emmy
ferdinando nando
federico fede fedi
federica fede
filippo pippo
francesco franco checco ciccio fra francy
francesca fra francy franca
gabriele gabri lele
gabriella gabri lella
gaetano tano
george georgie
giacomo giac jack
giovanni gianni vanni nanni gio
giovanna gianna vanna gio
giorgio gio
giuseppe beppe peppe pino peppino beppino geppo
giuseppina pina peppina giusy
gregory greg
harold harry hal
henry harry hank
ignazio nazzo
isabella isa bella
isabelle izzy belle
jacob jake
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
john johnny jack
jonathan jon jonny
joseph joe joey
joshua josh
katherine kate katie kathy kat
leonardo leo
lorenzo lore renzo enzo
luigi gigi gino
luigia gina
ludovica ludo
maddalena lena maddi
madeline maddie
margherita rita marghe ghita
margaret maggie meg peggy greta
maria mary mimma mariuccia
mario marietto
massimiliano max massi
massimo max massi
matilda tilly mattie
matteo matte teo
matthew matt
michael mike mick mickey
michele michi lele
michelle shelly
nicholas nick nicky
nicola nico
nicoletta nico
oliver ollie
olivia liv livvy
paolo paolino
pasquale lino pasqualino
patricia pat patty trish tricia
patrick pat paddy
peter pete
pietro piero
rebecca becky becca
richard rick dick ricky richie
riccardo ricky ric
robert bob rob robbie bobby bert
roberto robi berto
roberta robi
rosalia lia rosi
samuel sam sammy
samuele samu
samantha sam
salvatore toto turi salvo tore
sebastiano seba
simone simo
simona simo
stefano ste
stefania ste stefi
stephen steve steven
susan sue susie
teresa tere
theodore ted theo
theresa terry tess
thomas tom tommy
tommaso tom tommy maso
umberto berto
valentina vale
vincenzo enzo vince cenzo
vincent vince vinny
vittorio vito
william bill billy will willy liam
zachary zach zack
`;

const groups = lines
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

const callings = new Map<string, Set<number>>();
for (const [group, names] of groups.entries())
  for (const name of names) callings.set(name, (callings.get(name) ?? new Set()).add(group));

/** Whether one name is the other's short or pet form, or both are of the same one ("beppe", "giuseppe"). */
export function isNickname(a: string, b: string): boolean {
  const groupsOfA = callings.get(a);
  const groupsOfB = callings.get(b);
  if (!groupsOfA || !groupsOfB) return false;
  return [...groupsOfA].some((group) => groupsOfB.has(group) && isFull(group, a, b));
}

/** "lele" may be Emanuele or Gabriele: two short forms of one full name say little, one must be the full name. */
function isFull(group: number, a: string, b: string): boolean {
  const full = groups[group]?.[0];
  return a === full || b === full;
}

/** The full names a word may stand for, itself first. */
export function fullNames(name: string): string[] {
  const groupsOfName = callings.get(name) ?? new Set<number>();
  return [...new Set([name, ...[...groupsOfName].map((group) => groups[group]?.[0] ?? name)])];
}

/** A first name many people carry: it says less than a rare one. */
export function isCommon(name: string): boolean {
  return callings.has(name);
}
