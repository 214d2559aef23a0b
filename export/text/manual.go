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
			FR: "Sans commande, ouvre l'éditeur sur le registre nommé, ./registre.json sinon, et propose\nde le créer s'il n'existe pas.",
			EN: "Without a command, opens the editor on the register named, else on ./registre.json, and\noffers to create it where there is none.",
		},
	},
	"demo": {
		short:    lang.Text{FR: "Ouvre l'éditeur sur la copie d'un exemple rempli", EN: "Open the editor on a copy of a filled example"},
		synonyms: []string{"exemple", "example"},
	},
	"new": {
		operands: lang.Text{FR: "REGISTRE --name ORGANISME", EN: "REGISTER --name ORGANISATION"},
		short:    lang.Text{FR: "Crée un registre", EN: "Create a register"},
		long: lang.Text{
			FR: "Crée le fichier d'un nouveau registre, sans jamais en remplacer un, et donne son nom.\n--lang est aussi la langue des textes du registre.",
			EN: "Creates the file of a new register, never replacing one, and prints its name.\n--lang is also the language of the register's own texts.",
		},
		example:  lang.Text{FR: "  article30 new registre.json --name \"Exemple SARL\"", EN: "  article30 new register.json --name \"Example Ltd\""},
		synonyms: []string{"nouveau", "creer", "créer", "create", "init"},
	},
	"list": {
		operands: lang.Text{FR: "REGISTRE [LISTE]", EN: "REGISTER [LIST]"},
		short:    lang.Text{FR: "Donne les fiches, une par ligne", EN: "Print the records, one a line"},
		long: lang.Text{
			FR: "Donne les traitements et les activités de sous-traitance, ou les fiches d'une autre liste du\nregistre, comme recipients ou destinataires. Une ligne porte la référence de la fiche, une\ntabulation et son nom.",
			EN: "Prints the treatments and the processor activities, or the records of another list of the\nregister, like recipients. A line holds the reference of the record, a tab and its name.",
		},
		synonyms: []string{"liste", "lister", "ls"},
	},
	"show": {
		operands: lang.Text{FR: "REGISTRE [REF]", EN: "REGISTER [REF]"},
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
		operands: lang.Text{FR: "REGISTRE (LISTE NOM | REF CHAMP [VALEUR])", EN: "REGISTER (LIST NAME | REF FIELD [VALUE])"},
		short:    lang.Text{FR: "Ajoute une fiche, ou un élément à une liste d'une fiche", EN: "Add a record, or an item to a list of a record"},
		long: lang.Text{
			FR: "Ajoute une fiche à une liste du registre et donne sa référence, ou un élément à un champ d'une\nfiche et donne son chemin. VALEUR répond au premier champ de l'élément\u00a0; pour une durée de\nconservation, c'est la phrase entière.",
			EN: "Adds a record to a list of the register and prints its reference, or an item to a field of a\nrecord and prints its path. VALUE answers the first field of the item; for a retention period\nit is the whole sentence.",
		},
		example: lang.Text{
			FR: "  article30 add registre.json recipients \"Cabinet comptable\"\n" +
				"  article30 add registre.json T-001 recipients R-001\n" +
				"  article30 add registre.json T-001 purposes \"Établir les bulletins de paie\"\n" +
				"  article30 add registre.json T-001 data[0].retentions \"5 ans à compter de la fin du contrat\"",
			EN: "  article30 add register.json recipients \"Accountant\"\n" +
				"  article30 add register.json T-001 recipients R-001\n" +
				"  article30 add register.json T-001 purposes \"Draw up payslips\"\n" +
				"  article30 add register.json T-001 data[0].retentions \"5 years from the end of the contract\"",
		},
		synonyms: []string{"ajouter", "ajoute"},
	},
	"delete": {
		operands: lang.Text{FR: "REGISTRE REF [ÉLÉMENT]", EN: "REGISTER REF [ITEM]"},
		short:    lang.Text{FR: "Supprime une fiche, ou un élément d'une de ses listes", EN: "Delete a record, or an item of one of its lists"},
		long: lang.Text{
			FR: "ÉLÉMENT est un chemin, comme purposes[1]. Une entrée de catalogue qui sert encore ne se supprime\npas\u00a0: l'erreur dit à quelles fiches.",
			EN: "ITEM is a path, like purposes[1]. A catalogue entry still in use is not deleted: the error says\nby which records.",
		},
		synonyms: []string{"supprimer", "effacer", "remove", "rm", "del"},
	},
	"duplicate": {
		operands: lang.Text{FR: "REGISTRE REF", EN: "REGISTER REF"},
		short:    lang.Text{FR: "Copie une fiche et donne la référence de la copie", EN: "Copy a record and print the reference of the copy"},
		synonyms: []string{"dupliquer", "copier", "copy", "cp"},
	},
	"export": {
		operands: lang.Text{FR: "REGISTRE [-o FICHIER] [--only REF,…] [--force]", EN: "REGISTER [-o FILE] [--only REF,…] [--force]"},
		short:    lang.Text{FR: "Écrit le registre dans un classeur, selon le modèle de la CNIL", EN: "Write the register as a workbook, after the CNIL's template"},
		long: lang.Text{
			FR: "Sans -o, le classeur prend le nom du registre, à côté de lui. --lang est la langue du document\u00a0;\nsinon celle du registre. Un fichier que ce programme n'a pas fait, ou qu'un autre a modifié\ndepuis, n'est remplacé qu'avec --force.",
			EN: "Without -o, the workbook takes the name of the register, beside it. --lang is the language of the\ndocument; else the register's own. A file that this program did not make, or that another has\nchanged since, is replaced with --force alone.",
		},
		example:  same("  article30 export registre.json -o cnil.xlsx --only T-001,T-003"),
		synonyms: []string{"exporter", "xlsx"},
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
