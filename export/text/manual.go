package text

import (
	"strings"

	"github.com/spf13/cobra"

	"article30/register/lang"
)

// manual is what the help says of a command. Long and example may be empty.
type manual struct {
	operands             lang.Text // what stands after the verb
	short, long, example lang.Text
	synonyms             []string // what people type for it
}

// Describe gives a command of the program, known by its verb alone, its help
// texts in one language. It panics on one that has none.
func Describe(c *cobra.Command, l lang.Lang) {
	m, ok := manuals[c.Name()]
	if !ok {
		panic("no manual for " + c.Name())
	}
	c.Use = strings.TrimSpace(c.Name() + " " + m.operands.In(l))
	c.Short, c.Long, c.Example = m.short.In(l), m.long.In(l), m.example.In(l)
	c.SuggestFor = m.synonyms
	c.DisableFlagsInUseLine = true // options that matter stand among the operands
}

func same(s string) lang.Text { return lang.Text{FR: s, EN: s} }

// manuals holds the manual of each verb. It must not be changed.
var manuals = map[string]manual{
	"article30": {
		operands: lang.Text{FR: "[REGISTRE]", EN: "[REGISTER]"},
		short: lang.Text{
			FR: "Tient le registre des activités de traitement (article 30 du RGPD) dans un fichier JSON",
			EN: "Keep the record of processing activities (Article 30 of the GDPR) in a JSON file",
		},
		long: lang.Text{
			FR: "Sans commande, ouvre l'éditeur sur le registre nommé, ./registre.json (ou\nregistre.json.age) sinon, et propose de le créer s'il n'existe pas.",
			EN: "Without a command, opens the editor on the register named, else on ./registre.json (or\nregistre.json.age), and offers to create it where there is none.",
		},
	},
	"demo": {
		short:    lang.Text{FR: "Ouvre l'éditeur sur la copie d'un exemple rempli", EN: "Open the editor on a copy of a filled example"},
		synonyms: []string{"exemple", "example"},
	},
	"new": {
		operands: lang.Text{FR: "REGISTRE --name ORGANISME [--with NOM,…]", EN: "REGISTER --name ORGANISATION [--with NAME,…]"},
		short:    lang.Text{FR: "Crée un registre", EN: "Create a register"},
		long: lang.Text{
			FR: "Crée le fichier d'un nouveau registre, sans jamais en remplacer un, et donne son nom.\n--lang est aussi la langue des textes du registre. --with y met des activités toutes prêtes,\ndont les réponses restent à confirmer. Un nom qui finit par .age le chiffre\u00a0: voyez encrypt.",
			EN: "Creates the file of a new register, never replacing one, and prints its name.\n--lang is also the language of the register's own texts. --with puts ready-made activities in\nit, whose answers are still to be confirmed. A name that ends in .age encrypts it: see encrypt.",
		},
		example: lang.Text{
			FR: "  article30 new registre.json --name \"Exemple SARL\"\n  article30 new registre.json --name \"Exemple SARL\" --with paie,recrutement",
			EN: "  article30 new register.json --name \"Example Ltd\"\n  article30 new register.json --name \"Example Ltd\" --with payroll,recruitment",
		},
		synonyms: []string{"nouveau", "creer", "créer", "create", "init"},
	},
	"templates": {
		short: lang.Text{FR: "Donne les activités toutes prêtes", EN: "Print the ready-made activities"},
		long: lang.Text{
			FR: "Donne les activités que prend --with (de new et de add), une par ligne\u00a0: le nom à écrire, la clé,\nle nom de la fiche et ce qu'elle couvre, séparés par des tabulations\u00a0; puis les jeux de départ,\nqui en réunissent plusieurs. Leurs réponses sont une aide, à confirmer une à une.",
			EN: "Prints the activities that --with takes (of new and add), one a line: the name to write, the key,\nthe name of the record and what it covers, separated by tabs; then the starter sets, which bring\nseveral together. Their answers are an aid, to be confirmed one by one.",
		},
		synonyms: []string{"modeles", "modèles", "modele", "models", "template"},
	},
	"list": {
		operands: lang.Text{FR: "REGISTRE [LISTE] [--at DATE]", EN: "REGISTER [LIST] [--at DATE]"},
		short:    lang.Text{FR: "Donne les fiches, une par ligne", EN: "Print the records, one a line"},
		long: lang.Text{
			FR: "Donne les traitements et les activités de sous-traitance, ou les fiches d'une autre liste du\nregistre, comme recipients ou destinataires. Une ligne porte la référence de la fiche, une\ntabulation et son nom.",
			EN: "Prints the treatments and the processor activities, or the records of another list of the\nregister, like recipients. A line holds the reference of the record, a tab and its name.",
		},
		synonyms: []string{"liste", "lister", "ls"},
	},
	"show": {
		operands: lang.Text{FR: "REGISTRE [REF] [--at DATE | --version N]", EN: "REGISTER [REF] [--at DATE | --version N]"},
		short:    lang.Text{FR: "Donne une fiche, ou tout le registre, en texte", EN: "Print one record, or the whole register, as text"},
		long: lang.Text{
			FR: "REF est la référence de la fiche (T-001), son id, ou organisation. Chaque élément d'une liste\nporte le chemin qu'attendent set, add et delete, comme purposes[0].",
			EN: "REF is the reference of the record (T-001), its id, or organisation. Each item of a list bears\nthe path that set, add and delete expect, like purposes[0].",
		},
		synonyms: []string{"voir", "afficher", "cat", "print"},
	},
	"set": {
		operands: lang.Text{FR: "REGISTRE REF CHAMP (VALEUR | --none [RAISON] | --clear)", EN: "REGISTER REF FIELD (VALUE | --none [REASON] | --clear)"},
		short:    lang.Text{FR: "Répond à un champ d'une fiche", EN: "Answer one field of a record"},
		long: lang.Text{
			FR: "CHAMP est un chemin, comme name, dpo.last_name ou purposes[0].text\u00a0; un id sert aussi d'indice.\n" +
				"La touche Tab et l'erreur d'un champ inconnu donnent les champs.\n\n" +
				"VALEUR s'écrit comme à l'écran\u00a0: un code ou son libellé, une référence ou un nom, une date, un\n" +
				"pays, oui ou non\u00a0; plusieurs valeurs se séparent par des points-virgules.\n\n" +
				"--none répond qu'il n'y en a pas, et pourquoi\u00a0; --clear laisse le champ sans réponse. Les deux\n" +
				"se placent avant REGISTRE ou à la place de VALEUR (la raison juste après, ou juste avant REGISTRE).\n" +
				"Les autres options viennent avant REGISTRE, car une VALEUR peut commencer par un tiret. Pour\n" +
				"écrire --none ou --clear tels quels, faites-les précéder de -- comme dans le dernier exemple.",
			EN: "FIELD is a path, like name, dpo.last_name or purposes[0].text; an id works as index too. The Tab\n" +
				"key and the error of an unknown field give the fields.\n\n" +
				"VALUE is written as on the screen: a code or its label, a reference or a name, a date, a country,\n" +
				"yes or no; several values are separated by semicolons.\n\n" +
				"--none answers that there is none, and why; --clear leaves the field unanswered. Both stand before\n" +
				"REGISTER or in the place of VALUE (the reason just after, or just before REGISTER). Other options\n" +
				"come before REGISTER, for a VALUE may begin with a dash. To write --none or --clear themselves,\n" +
				"put -- before them, as in the last example.",
		},
		example: lang.Text{
			FR: "  article30 set registre.json T-001 name \"Gestion de la paie\"\n" +
				"  article30 set registre.json T-001 purposes[0].legal_bases \"b; c\"\n" +
				"  article30 set registre.json T-001 joint_controllers --none\n" +
				"  article30 set --none \"désignation non obligatoire\" registre.json organisation dpo\n" +
				"  article30 set registre.json T-001 notes -- --none",
			EN: "  article30 set register.json T-001 name \"Payroll\"\n" +
				"  article30 set register.json T-001 purposes[0].legal_bases \"b; c\"\n" +
				"  article30 set register.json T-001 joint_controllers --none\n" +
				"  article30 set --none \"not mandatory\" register.json organisation dpo\n" +
				"  article30 set register.json T-001 notes -- --none",
		},
		synonyms: []string{"modifier", "changer", "edit", "change"},
	},
	"add": {
		operands: lang.Text{FR: "REGISTRE (LISTE NOM | REF CHAMP [VALEUR] | --with NOM,…)", EN: "REGISTER (LIST NAME | REF FIELD [VALUE] | --with NAME,…)"},
		short:    lang.Text{FR: "Ajoute une fiche, ou un élément à une liste d'une fiche", EN: "Add a record, or an item to a list of a record"},
		long: lang.Text{
			FR: "Ajoute une fiche à une liste du registre et donne sa référence, ou un élément à un champ d'une\nfiche et donne son chemin. VALEUR répond au premier champ de l'élément\u00a0; pour une durée de\nconservation, c'est la phrase entière. --with ajoute des activités toutes\nprêtes, que donne «\u00a0article30 templates\u00a0», et ce qui manque aux catalogues.",
			EN: "Adds a record to a list of the register and prints its reference, or an item to a field of a\nrecord and prints its path. VALUE answers the first field of the item; for a retention period\nit is the whole sentence. --with adds ready-made activities, which \"article30 templates\" gives,\nand what the catalogues lack.",
		},
		example: lang.Text{
			FR: "  article30 add registre.json recipients \"Cabinet comptable\"\n" +
				"  article30 add registre.json T-001 recipients R-001\n" +
				"  article30 add registre.json T-001 purposes \"Établir les bulletins de paie\"\n" +
				"  article30 add registre.json T-001 data[0].retentions \"5 ans à compter de la fin du contrat\"\n" +
				"  article30 add registre.json --with paie,recrutement",
			EN: "  article30 add register.json recipients \"Accountant\"\n" +
				"  article30 add register.json T-001 recipients R-001\n" +
				"  article30 add register.json T-001 purposes \"Draw up payslips\"\n" +
				"  article30 add register.json T-001 data[0].retentions \"5 years from the end of the contract\"\n" +
				"  article30 add register.json --with payroll,recruitment",
		},
		synonyms: []string{"ajouter", "ajoute"},
	},
	"delete": {
		operands: lang.Text{FR: "REGISTRE REF [ÉLÉMENT]", EN: "REGISTER REF [ITEM]"},
		short:    lang.Text{FR: "Supprime une fiche, ou un élément d'une de ses listes", EN: "Delete a record, or an item of one of its lists"},
		long: lang.Text{
			FR: "ÉLÉMENT est un chemin, comme purposes[1]. Une fiche de catalogue qui sert encore ne se supprime\npas\u00a0: l'erreur dit à quelles autres.",
			EN: "ITEM is a path, like purposes[1]. A catalogue entry still in use is not deleted: the error says\nby which records.",
		},
		synonyms: []string{"supprimer", "effacer", "remove", "rm", "del"},
	},
	"duplicate": {
		operands: lang.Text{FR: "REGISTRE REF", EN: "REGISTER REF"},
		short:    lang.Text{FR: "Copie une fiche et donne la référence de la copie", EN: "Copy a record and print the reference of the copy"},
		synonyms: []string{"dupliquer", "copier", "copy", "cp"},
	},
	"merge-entry": {
		operands: lang.Text{FR: "REGISTRE GARDÉE RETIRÉE", EN: "REGISTER KEEP DROP"},
		short:    lang.Text{FR: "Fusionne deux fiches d'un catalogue", EN: "Merge two entries of a catalogue"},
		long: lang.Text{
			FR: "Les fiches qui renvoyaient à la fiche retirée renvoient à celle qui est gardée, qui reprend d'elle les\nréponses qui lui manquent.",
			EN: "The records that referred to the entry dropped refer to the one kept, which takes from it the\nanswers it lacks.",
		},
		example:  same("  article30 merge-entry registre.json R-002 R-007"),
		synonyms: []string{"fusionner", "unite"},
	},
	"repair": {
		operands: lang.Text{FR: "REGISTRE", EN: "REGISTER"},
		short:    lang.Text{FR: "Sépare les fiches et éléments de même identifiant", EN: "Tell apart records and items of one ID"},
		long: lang.Text{
			FR: "Dans un fichier modifié à la main, plusieurs fiches, ou plusieurs éléments d'une liste, peuvent\nporter le même id\u00a0: aucune modification ne les atteint. La première le garde, les autres en\nreçoivent un nouveau\u00a0; les renvois mènent où ils menaient. Les fiches changées sont données.",
			EN: "In a file edited by hand several records, or several items of a list, may bear one id: no edit\nreaches them. The first keeps it, the others get a new one; references lead where they led.\nThe records changed are printed.",
		},
		example:  same("  article30 repair registre.json"),
		synonyms: []string{"réparer", "reparer", "fix"},
	},
	"confirm": {
		operands: lang.Text{FR: "REGISTRE REF [CHAMP] [--by NOM]", EN: "REGISTER REF [FIELD] [--by NAME]"},
		short:    lang.Text{FR: "Reprend à son compte ce qu'un modèle a répondu", EN: "Take over what a template answered"},
		long: lang.Text{
			FR: "Les réponses d'une activité toute prête restent à confirmer, dans sa fiche et dans chaque entrée\nde catalogue qu'elle apporte. CHAMP est un chemin, comme owner ou\npurposes[0]\u00a0; un élément de liste se confirme en entier. Sans CHAMP, toute la fiche est confirmée.\nUne réponse que vous changez est la vôtre, et n'est plus à confirmer.",
			EN: "The answers of a ready-made activity stay to be confirmed, in its record and in each catalogue\nentry it brings. FIELD is a path, like owner or\npurposes[0]; an item of a list is confirmed as a whole. Without FIELD, the whole record is.\nAn answer that you change is yours, and no longer to be confirmed.",
		},
		example: lang.Text{
			FR: "  article30 confirm registre.json T-001 purposes[0] --by \"Anne Martin\"",
			EN: "  article30 confirm register.json T-001 purposes[0] --by \"Anne Martin\"",
		},
		synonyms: []string{"confirmer", "valider", "accept"},
	},
	"review": {
		operands: lang.Text{FR: "REGISTRE REF… [--by NOM] [--next DATE]", EN: "REGISTER REF… [--by NAME] [--next DATE]"},
		short:    lang.Text{FR: "Note que des fiches ont été revues aujourd'hui", EN: "Note that records were reviewed today"},
		long: lang.Text{
			FR: "Sans --next, la revue déjà prévue le reste, sauf si son jour est venu\u00a0: c'est alors celle-ci.",
			EN: "Without --next, the review that was planned still is, unless its day has come: then it is this one.",
		},
		example: lang.Text{
			FR: "  article30 review registre.json T-001 T-002 --next +1an",
			EN: "  article30 review register.json T-001 T-002 --next +1year",
		},
		synonyms: []string{"revoir", "revue", "relire", "reviewed"},
	},
	"check": {
		operands: lang.Text{
			FR: "(FICHIER | DOSSIER)… [--as-of DATE] [--format text|json] [--strict]",
			EN: "(FILE | FOLDER)… [--as-of DATE] [--format text|json] [--strict]",
		},
		short: lang.Text{FR: "Dit ce qui manque ou paraît douteux, et quel article le demande", EN: "Say what is missing or doubtful, and which article asks for it"},
		long: lang.Text{
			FR: "Regarde des registres, ou tous ceux d'un dossier et de ceux qu'il contient. Une erreur est un\ncontenu que l'article 30 exige et qui manque, une alerte un problème probable, un conseil une\namélioration. Chaque constat porte l'identifiant de sa règle, que prend waive.\n\n" +
				"Ne rien trouver n'est pas une attestation\u00a0: les règles ne lisent que ce que dit le registre.\n\n" +
				"Code de sortie\u00a0: 0 sans erreur, 1 s'il y en a (ou des alertes, avec --strict), 2 si un fichier ne\nse lit pas ou n'est pas un registre. Ce qu'une dérogation écarte ne compte pas.",
			EN: "Looks at registers, or at all those of a folder and of the folders in it. An error is content that\nArticle 30 demands and that is missing, a warning is likely a problem, an advice improves the\nregister. Each finding bears the id of its rule, which waive takes.\n\n" +
				"To find nothing is no certificate: the rules read only what the register says.\n\n" +
				"Exit code: 0 without errors, 1 if there are some (or warnings, with --strict), 2 if a file cannot\nbe read or is no register. What a waiver silences does not count.",
		},
		example: lang.Text{
			FR: "  article30 check registre.json\n  article30 check clients --as-of 31/12/2026 --format json",
			EN: "  article30 check register.json\n  article30 check clients --as-of 31/12/2026 --format json",
		},
		synonyms: []string{"verifier", "vérifier", "controler", "contrôler", "verify", "lint", "validate", "audit"},
	},
	"waive": {
		operands: lang.Text{
			FR: "REGISTRE REF RÈGLE (--reason RAISON [--by NOM] | --withdraw) [--field CHAMP]",
			EN: "REGISTER REF RULE (--reason REASON [--by NAME] | --withdraw) [--field FIELD]",
		},
		short: lang.Text{FR: "Écarte un constat de check pour une fiche, avec une raison", EN: "Silence a finding of check on a record, with a reason"},
		long: lang.Text{
			FR: "Le registre garde la raison, le nom et le jour, et check donne les dérogations à part. RÈGLE est\nl'identifiant que donne check, comme FIN-01. --field s'en tient à un champ de la fiche, comme\npurposes[0].legal_bases. --withdraw lève la dérogation.",
			EN: "The register keeps the reason, the name and the day, and check gives the waivers apart. RULE is\nthe id that check gives, like FIN-01. --field keeps to one field of the record, like\npurposes[0].legal_bases. --withdraw takes the waiver back.",
		},
		example: lang.Text{
			FR: "  article30 waive registre.json T-001 DES-01 --reason \"aucune donnée ne sort du service\"\n  article30 waive registre.json T-001 DES-01 --withdraw",
			EN: "  article30 waive register.json T-001 DES-01 --reason \"no data leave the department\"\n  article30 waive register.json T-001 DES-01 --withdraw",
		},
		synonyms: []string{"deroger", "déroger", "derogation", "dérogation", "ecarter", "écarter", "ignorer", "ignore", "silence", "suppress"},
	},
	"export": {
		operands: lang.Text{FR: "REGISTRE [-o FICHIER] [--to FORMAT] [--profile PROFIL] [--only REF,…] …", EN: "REGISTER [-o FILE] [--to FORMAT] [--profile PROFILE] [--only REF,…] …"},
		short:    lang.Text{FR: "Écrit le registre en classeur selon le modèle de la CNIL, en page, en tableau, ou la notice d'information", EN: "Write the register as a workbook after the CNIL's template, a page, a table, or the privacy notice"},
		long: lang.Text{
			FR: "Sans -o, le document prend le nom du registre, à côté de lui. Un organisme à la fois responsable\net sous-traitant reçoit deux classeurs\u00a0; --client en donne l'extrait d'un client. --lang est la langue\ndu document\u00a0; sinon celle du registre. Un fichier que ce programme n'a pas fait, ou qu'un autre a\nmodifié depuis, n'est remplacé qu'avec --force\u00a0; un CSV ou un JSON aussi, qui ne peuvent le dire.",
			EN: "Without -o, the document takes the name of the register, beside it. An organisation that is both\ncontroller and processor gets two workbooks; --client gives the extract of one client. --lang is\nthe language of the document; else the register's own. A file that this program did not make, or\nthat another has changed since, is replaced with --force alone; so is a CSV or a JSON, which\ncannot tell.",
		},
		example:  same("  article30 export registre.json -o cnil.xlsx --only T-001,T-003"),
		synonyms: []string{"exporter", "xlsx"},
	},
	"versions": {
		operands: lang.Text{FR: "REGISTRE", EN: "REGISTER"},
		short:    lang.Text{FR: "Donne les versions antérieures qui sont gardées", EN: "Print the earlier versions that are kept"},
		long: lang.Text{
			FR: "Une par ligne, la plus récente d'abord\u00a0: son numéro, quand elle a été écrite, pourquoi elle est\ngardée, sa taille, et combien de fiches ont changé depuis, séparés par des tabulations. Il en est\ngardé une par séance, une toutes les dix minutes de travail et une avant chaque grand changement\u00a0;\navec l'âge, une par jour puis une par mois.",
			EN: "One a line, the newest first: its number, when it was written, why it is kept, its size, and how\nmany records have changed since, separated by tabs. One is kept a sitting, one every ten minutes\nof work and one before each large change; with age, one a day and then one a month.",
		},
		synonyms: []string{"sauvegardes", "backups"},
	},
	"restore": {
		operands: lang.Text{FR: "REGISTRE N [-o FICHIER]", EN: "REGISTER N [-o FILE]"},
		short:    lang.Text{FR: "Reprend une version antérieure", EN: "Take back an earlier version"},
		long: lang.Text{
			FR: "Met la version de numéro N, que donne versions, à la place du contenu présent, qui est d'abord\ngardé comme version\u00a0: une restauration s'annule par une autre. Le registre présent peut être\nillisible, ou supprimé. -o écrit la version dans un autre fichier, qui ne doit pas exister, et ne\ntouche pas au registre.",
			EN: "Puts the version of number N, which versions gives, in the place of the present content, which is\nkept as a version first: a restore is undone by another. The present register may be unreadable, or\ndeleted. -o writes the version to another file, which must not exist, and leaves the register\nalone.",
		},
		example:  same("  article30 restore registre.json 12"),
		synonyms: []string{"restaurer", "reprendre", "revert"},
	},
	"history": {
		operands: lang.Text{FR: "REGISTRE [REF]", EN: "REGISTER [REF]"},
		short:    lang.Text{FR: "Dit qui a changé quoi, et quand", EN: "Say who changed what, and when"},
		long: lang.Text{
			FR: "Le plus récent d'abord\u00a0: le moment, le nom, et chaque champ avant et après, de tout le registre ou\nde la fiche REF. Le nom est celui que git connaît (user.name), sinon celui du système.\n\n" +
				"L'historique est le fichier history.jsonl du dossier caché à côté du registre. Pour le garder sous\ngit avec lui, créez un fichier vide du nom du registre suivi de .history\u00a0: la suite y est écrite.\nUn historique coupé ou modifié se remarque et se dit, sans rien changer au registre. Ce n'est pas\nune preuve contre celui qui tient le fichier\u00a0: qui peut l'écrire peut le refaire en entier.",
			EN: "The newest first: the moment, the name, and each field before and after, of the whole register or\nof the record REF. The name is the one that git knows (user.name), else the system's.\n\n" +
				"The history is the file history.jsonl of the hidden folder beside the register. To keep it under\ngit with it, create an empty file of the register's name followed by .history: what comes next is\nwritten there. A history that was cut or edited is noticed and told, and changes nothing in the\nregister. It is no proof against whoever holds the file: who can write it can make all of it anew.",
		},
		example: lang.Text{
			FR: "  article30 history registre.json T-001\n  article30 show registre.json T-001 --at 31/12/2026",
			EN: "  article30 history register.json T-001\n  article30 show register.json T-001 --at 31/12/2026",
		},
		synonyms: []string{"historique", "journal", "log", "blame"},
	},
	"diff": {
		operands: lang.Text{FR: "REGISTRE AUTRE", EN: "REGISTER OTHER"},
		short:    lang.Text{FR: "Dit ce qui diffère entre deux registres", EN: "Say what differs between two registers"},
		long: lang.Text{
			FR: "Une différence par ligne\u00a0: la fiche, le champ, ce que dit le premier et ce que dit le second. Code de\nsortie\u00a0: 0 sans différence, 1 s'il y en a, 2 si un fichier ne se lit pas ou n'est pas un registre.",
			EN: "One difference a line: the record, the field, what the first says and what the second says. Exit\ncode: 0 without difference, 1 if there are some, 2 if a file cannot be read or is no register.",
		},
		example: lang.Text{
			FR: "  article30 diff registre.json \"registre (copie en conflit).json\"",
			EN: "  article30 diff register.json \"register (conflicted copy).json\"",
		},
		synonyms: []string{"difference", "différence", "differences", "comparer", "compare"},
	},
	"merge": {
		operands: lang.Text{FR: "BASE REGISTRE AUTRE", EN: "BASE REGISTER OTHER"},
		short:    lang.Text{FR: "Fusionne dans un registre ce qui a changé dans un autre", EN: "Merge into a register what changed in another"},
		long: lang.Text{
			FR: "Écrit dans REGISTRE ce qu'AUTRE a changé depuis BASE, dont les deux sont issus, fiche par fiche et\nchamp par champ. Là où les deux ont changé la même réponse, REGISTRE garde la sienne et la commande\nle dit, un conflit par ligne. Code de sortie\u00a0: 0 sans conflit, 1 s'il y en a, 2 si rien n'a pu être\nfusionné. Un registre chiffré se fusionne avec sa clé, et reste chiffré.\n\nGit s'en sert avec ces lignes, l'une dans sa configuration, l'autre dans .gitattributes.",
			EN: "Writes into REGISTER what OTHER has changed since BASE, which both grew out of, record by record and\nfield by field. Where both changed the same answer, REGISTER keeps its own and the command says so,\none conflict a line. Exit code: 0 without conflict, 1 if there are some, 2 if nothing could be\nmerged. An encrypted register is merged with its key, and stays encrypted.\n\nGit uses it with these lines, one in its configuration, the other in .gitattributes.",
		},
		example:  same("  git config merge.article30.driver \"article30 merge %O %A %B\"\n  registre.json merge=article30"),
		synonyms: []string{"fusionner", "fusion"},
	},
	"encrypt": {
		operands: lang.Text{FR: "REGISTRE [--reader CLÉ=NOM]… [--generate] [--remove-plain]", EN: "REGISTER [--reader KEY=NAME]… [--generate] [--remove-plain]"},
		short:    lang.Text{FR: "Chiffre un registre, ses versions et son historique", EN: "Encrypt a register, its versions and its history"},
		long: lang.Text{
			FR: "Écrit REGISTRE.age, que toutes les commandes et l'éditeur ouvrent comme l'autre, et à côté sa clé\nREGISTRE.age.key, protégée par une phrase de passe\u00a0; ou le chiffre pour votre clé (--identity).\nLe fichier est rouvert et comparé, puis son nom donné. Le format est celui d'age\u00a0:\n«\u00a0age -d -i REGISTRE.age.key REGISTRE.age\u00a0» le déchiffre aussi.\n\n" +
				"Une phrase de passe perdue est un registre perdu\u00a0: personne ne pourra l'ouvrir.\n--generate en invente une et la donne. --passphrase-file la prend dans un fichier.\n\n" +
				"Le registre en clair reste là, avec ses versions et son historique. --remove-plain les supprime\nensuite\u00a0; ce qu'un disque a porté peut s'y retrouver, et les sauvegardes et copies restent.",
			EN: "Writes REGISTER.age, which every command and the editor open like the other, and beside it its key\nREGISTER.age.key, protected by a passphrase; or encrypts it to your own key (--identity). The\nfile is opened again and compared, then its name is printed. The format is that of age:\n\"age -d -i REGISTER.age.key REGISTER.age\" decrypts it too.\n\n" +
				"A passphrase that is lost is a register that is lost: nobody will be able to open it. --generate\nmakes one up and prints it. --passphrase-file takes it from a file.\n\n" +
				"The register in the clear stays, with its versions and its history. --remove-plain removes them\nafterwards; what a disk has held may be found on it, and backups and copies stay.",
		},
		example: lang.Text{
			FR: "  article30 encrypt registre.json --reader \"age1…=Cabinet Martin\"\n  article30 registre.json.age",
			EN: "  article30 encrypt register.json --reader \"age1…=Martin Consulting\"\n  article30 register.json.age",
		},
		synonyms: []string{"chiffrer", "crypter", "seal", "protect", "lock"},
	},
	"decrypt": {
		operands: lang.Text{FR: "REGISTRE.age -o FICHIER --yes", EN: "REGISTER.age -o FILE --yes"},
		short:    lang.Text{FR: "Écrit en clair un registre chiffré", EN: "Write an encrypted register in the clear"},
		long: lang.Text{
			FR: "Écrit le registre seul, sans ses versions ni son historique, et jamais sur un fichier existant.\nLe registre chiffré reste là.",
			EN: "Writes the register alone, without its versions and its history, and never over a file that is\nthere. The encrypted register stays.",
		},
		synonyms: []string{"dechiffrer", "déchiffrer", "unseal", "unlock"},
	},
	"readers": {
		operands: lang.Text{FR: "REGISTRE.age [--add CLÉ=NOM]… [--remove CLÉ|NOM]…", EN: "REGISTER.age [--add KEY=NAME]… [--remove KEY|NAME]…"},
		short:    lang.Text{FR: "Dit qui peut lire un registre chiffré, et le change", EN: "Say who can read an encrypted register, and change it"},
		long: lang.Text{
			FR: "Donne les lecteurs, un par ligne\u00a0: la clé publique, une tabulation, le nom. Tous ouvrent et\nenregistrent le registre. La liste est dans le registre lui-même. Un lecteur retiré n'ouvre plus ce\nqui est enregistré ensuite\u00a0; il garde ce qui l'était avant, s'il y a accès.",
			EN: "Prints the readers, one a line: the public key, a tab, the name. Each opens and saves the register.\nThe list is in the register itself. A reader who is removed no longer opens what is saved from then\non; what was saved before stays his, if he can get at it.",
		},
		synonyms: []string{"lecteurs", "lecteur", "recipients", "reader", "share"},
	},
	"passphrase": {
		operands: lang.Text{FR: "(REGISTRE.age | CLÉ) [--generate]", EN: "(REGISTER.age | KEY) [--generate]"},
		short:    lang.Text{FR: "Change la phrase de passe d'une clé", EN: "Change the passphrase of a key"},
		long: lang.Text{
			FR: "Réécrit le fichier de la clé\u00a0; le registre n'est pas touché. --passphrase-file donne l'ancienne\nphrase de passe, --new-passphrase-file la nouvelle.",
			EN: "Writes the file of the key anew; the register is not touched. --passphrase-file gives the old\npassphrase, --new-passphrase-file the new one.",
		},
		synonyms: []string{"password", "motdepasse"},
	},
	"keygen": {
		operands: lang.Text{FR: "FICHIER [--generate]", EN: "FILE [--generate]"},
		short:    lang.Text{FR: "Fait une clé à vous et donne sa clé publique", EN: "Make a key of your own and print its public key"},
		long: lang.Text{
			FR: "Donnez la clé publique (age1…) à qui vous ouvre son registre avec readers --add\u00a0; gardez FICHIER et\nsa phrase de passe, et nommez-le avec --identity ou ARTICLE30_IDENTITY.",
			EN: "Give the public key (age1…) to whoever opens a register to you with readers --add; keep FILE and\nits passphrase, and name it with --identity or ARTICLE30_IDENTITY.",
		},
		example:  lang.Text{FR: "  article30 keygen ma-cle.age.key", EN: "  article30 keygen my-key.age.key"},
		synonyms: []string{"cle", "clé", "key", "genkey"},
	},
	"help": {
		operands: lang.Text{FR: "[COMMANDE]", EN: "[COMMAND]"},
		short:    lang.Text{FR: "Explique une commande", EN: "Explain a command"},
	},
	"completion": {
		operands: same("(bash | zsh | fish | powershell)"),
		short:    lang.Text{FR: "Donne le script qui complète les commandes avec la touche Tab", EN: "Print the script that completes commands with the Tab key"},
		long:     lang.Text{FR: "Chargez-le dans le shell, ou mettez-le là où le shell cherche les siens.", EN: "Load it into the shell, or put it where the shell looks for its own."},
		example:  same("  source <(article30 completion bash)\n  article30 completion zsh > \"${fpath[1]}/_article30\"\n  article30 completion fish | source"),
	},
	"version": {
		short: lang.Text{FR: "Donne la version du programme", EN: "Print the version of the program"},
	},
}
