// Package cnil writes a register as the workbook of the CNIL's simplified
// register (« registre-traitement-simplifie », edition of 18 February 2020).
//
// Its rules:
//   - One description of the form, in layout.go, says which field stands where.
//     Labels come from the field tables of package register; only the words
//     that are the form's own stand here.
//   - Rows are added where a register holds more than the form has rows for.
//     Nothing is cut or left out: what the form has no cell for stands below
//     it, under a band of its own, in the order of the field tables, so that a
//     field added to a record appears by itself.
//   - What is unanswered says "to be completed", an explicit none says so with
//     its reason, and a spare row of the form stays blank.
//
// A cover comes first, then the list and the fiches as in the form, then tables
// that gather what they hold in other ways: a row an entry, to be filtered. The
// processor's register is a workbook of its own in the same style.
//
// The form is mended where it is wrong. The drop-down lists take their values
// from package law as of the day of the export: the form's own offer Privacy
// Shield, countries under former names and none for the United Kingdom. They
// have no column "adequate or not", since a yes or no cannot tell a decision
// limited to some bodies. The list of recipients holds all its values (the
// form leaves the last one out), and misspellings are corrected. The column of
// links to cnil.fr belongs to the blank form and is left out: a workbook holds
// no link that leads outside it. A title is added above the list, since the
// form has no cell for the organisation's name.
package cnil

import (
	"article30/register"
	"article30/register/lang"
)

// form is the fiche of one kind of record.
type form struct {
	table  *register.Table
	blocks []block
	// slots are the fields that the blocks show.
	slots slots
	// title stands above the fiche, back leads to the list of them, and rest
	// heads what the blocks have no cell for.
	title, back, rest lang.Text
}

// block is a part of the fiche: a band with the heads of its columns, then
// rows.
type block struct {
	key   string
	title lang.Text
	note  lang.Text
	// columns share the cells B to H.
	columns []column
	// fixed are the rows of the form that have a meaning of their own.
	fixed []row
	// numbered is the label, with a number, of the rows that take an item
	// each; least is how many of them the form has.
	numbered lang.Text
	least    int
}

// column is one cell of each row of a block.
type column struct {
	head, note lang.Text
	across     int // number of sheet columns
	// fields are the keys, in the record or sub-record of the row, of what the
	// cell shows; a dot leads through a reference to the catalogue's entry, and a
	// bar stands before what shows where there is no answer.
	fields []string
	list   listKey // drop-down, if any
	strict bool    // the drop-down refuses other values
}

// row is a fixed row; key is what its block knows it by.
type row struct {
	key  string
	note lang.Text
}

// Widths of the columns of both sheets, in centimetres.
var (
	ficheWidths = []float64{11.91, 4.47, 6.46, 3.84, 3.55, 3.76, 3.76, 3.81}
	listWidths  = []float64{5.29, 2.59, 2.62, 2.57, 2.57, 2.96, 5.45, 3.18, 4.58}
)

// Least heights of rows, in points. Those of the fiche are lower than the
// form's, so that an ordinary fiche takes two pages.
const (
	titlePt    = 30
	bandPt     = 24
	rowPt      = 21
	addPt      = 20
	spacerPt   = 9
	listHeadPt = 36
	listRowPt  = 15.75
	contactPt  = 33.75
)

var retentionNote = text(
	"Dans certains cas (gestion des paies), certaines données doivent être conservées plus longtemps, selon vos obligations légales ou si les données présentent un intérêt administratif (contentieux).\n\nConsultez la fiche \"limiter la conservation de données\" sur le site de la CNIL",
	"In some cases (payroll), some data must be kept longer, as your legal obligations require or because the data are of administrative interest (litigation).\n\nSee the page \"limiter la conservation de données\" on the CNIL's site",
)

// twoColumns is how most blocks share B to H: B:D and E:H.
func twoColumns(left, right column) []column {
	left.across, right.across = 3, 4
	return []column{left, right}
}

var dataColumns = twoColumns(
	column{head: text("Description", "Description"), fields: []string{"category", "detail|category.description"}},
	column{head: text("Durée de conservation", "Retention period"), note: retentionNote, fields: []string{"retentions"}},
)

// Keys of the blocks. Those that fill from one field of the treatment bear its
// key.
const (
	blockDescription = "description"
	blockActors      = "joint_controllers"
	blockPurposes    = "purposes"
	blockData        = "data"
	blockSensitive   = "sensitive"
	blockSubjects    = "subjects"
	blockRecipients  = "recipients"
	blockMeasures    = "measures"
	blockTransfers   = "transfers"

	blockClients       = "clients"
	blockOperations    = "operations"
	blockSubprocessors = "subprocessors"
)

// Keys of the rows of the block of actors.
const (
	actorController     = "controller"
	actorDPO            = "dpo"
	actorDPOCompany     = "dpo_company"
	actorRepresentative = "representative"
	actorJoint          = "joint"
	actorProcessor      = "processor"
)

// ficheBlocks are the sheet « 3_-_Modèle_de_fiche_de_registre », from row 3 on.
var ficheBlocks = []block{
	{
		key: blockDescription, title: text("Description du traitement", "Description of the treatment"),
		note: text(
			"Un «\u00a0traitement de données personnelles\u00a0» est une opération, ou ensemble d'opérations, portant sur des données personnelles, quel que soit le procédé utilisé (collecte, enregistrement, organisation, conservation, adaptation, modification, extraction, consultation, utilisation, communication par transmission diffusion ou toute autre forme de mise à disposition, rapprochement).",
			"\"Processing of personal data\" is any operation or set of operations on personal data, whatever the means used (collection, recording, organisation, storage, adaptation, alteration, retrieval, consultation, use, disclosure by transmission, dissemination or otherwise making available, combination).",
		),
		columns: []column{{across: 7}},
		fixed:   []row{{key: "name"}, {key: "reference"}, {key: "since"}, {key: "changed"}},
	},
	{
		key: blockActors, title: text("Acteurs", "Actors"),
		columns: []column{
			{head: text("Nom", "Name"), across: 1, fields: []string{"first_name", "last_name", "body"}},
			{across: 1, fields: []string{"address"}},
			{across: 1, fields: []string{"postal_code"}},
			{across: 1, fields: []string{"city"}},
			{across: 1, fields: []string{"country"}, note: text(
				"Si le responsable du traitement est situé hors UE, il doit indiquer en plus le nom de son représentant sur le territoire de l'UE",
				"A controller established outside the EU must also give the name of its representative in the EU",
			)},
			{across: 1, fields: []string{"phone"}},
			{across: 1, fields: []string{"email"}},
		},
		fixed: []row{
			{key: actorController, note: text(
				"Responsable du traitement\u00a0: la personne physique ou morale, l'autorité publique, le service ou un autre organisme qui, seul ou conjointement avec d'autres, détermine les finalités et les moyens du traitement.",
				"Controller: the natural or legal person, public authority, agency or other body which, alone or jointly with others, determines the purposes and means of the processing.",
			)},
			{key: actorDPO},
			{key: actorDPOCompany},
			{key: actorRepresentative, note: text(
				"Représentant\u00a0: une personne physique ou morale établie dans l'Union, désignée par le responsable du traitement ou le sous-traitant par écrit qui les représente en ce qui concerne leurs obligations respectives en vertu du présent règlement.",
				"Representative: a natural or legal person established in the Union, designated in writing by the controller or processor, who represents them with regard to their respective obligations under the Regulation.",
			)},
			{key: actorJoint, note: text(
				"A compléter lorsque deux responsables du traitement ou plus déterminent conjointement les finalités et les moyens du traitement",
				"To be completed when two or more controllers jointly determine the purposes and means of the processing",
			)},
		},
	},
	{
		key: blockPurposes, title: text("Finalité(s) du traitement effectué", "Purpose(s) of the treatment"),
		note: text(
			"Un traitement de données doit avoir un objectif, une finalité, c'est-à-dire que vous ne pouvez pas collecter ou traiter des données personnelles simplement au cas où cela vous serait utile un jour. À chaque traitement de données doit être assigné un but, qui doit bien évidemment être légal et légitime au regard de votre activité professionnelle.\n\nExemple\u00a0: Vous collectez sur vos clients de nombreuses informations, lorsque vous effectuez une livraison, éditez une facture ou, proposez une carte de fidélité. Toutes ces opérations sur ces données constituent votre traitement de données personnelles ayant pour objectif la gestion de votre clientèle.",
			"Data must be processed for an objective, a purpose: you may not collect or process personal data merely in case they prove useful one day. Each treatment must be given an aim, which must be lawful and legitimate in view of your activity.\n\nExample: you collect much information on your customers when you deliver, invoice or offer a loyalty card. All these operations on these data make up your treatment, whose objective is to manage your customers.",
		),
		columns:  []column{{across: 7, fields: []string{"text"}}},
		fixed:    []row{{key: "main"}},
		numbered: text("Sous-finalité %d", "Sub-purpose %d"), least: 5,
	},
	{
		key: blockData, title: text("Catégories de données personnelles concernées", "Categories of personal data"),
		columns: dataColumns,
		fixed: []row{
			{key: "IDENT"}, {key: "VIEPERSO"}, {key: "ECOFIN"}, {key: "CONN"}, {key: "LOC"},
			{key: "NIR", note: text(
				"Cf. article 87 du règlement qui prévoit des règles nationales spécifiques pour cette donnée.\nNuméro INSEE ou numéro de Sécurité Sociale.",
				"See Article 87 of the Regulation, which provides for specific national rules on this datum.\nINSEE or social security number.",
			)},
		},
	},
	{
		key: blockSensitive, title: text("Données sensibles", "Sensitive data"),
		note: text(
			"Lorsque vous traitez certains types de données à risque\u00a0:\n\nSont notamment concernées les données dites \"sensibles\"\u00a0:\n- révélant l'origine prétendument raciale ou ethnique\u00a0;\n- portant sur les opinions politiques, philosophiques ou religieuses\u00a0;\n- relatives à l'appartenance syndicale\u00a0;\n- concernant la santé ou l'orientation sexuelle\u00a0;\n- génétiques ou biométriques.\n\nLes données d'infraction ou de condamnation pénale font également l'objet de règles particulières. Ces données ne peuvent être utilisées que sous certaines conditions strictement encadrées par la loi Informatique et Libertés et par le RGPD.",
			"When you process certain types of data that carry a risk:\n\nThis concerns above all the data called \"sensitive\":\n- revealing alleged racial or ethnic origin;\n- on political, philosophical or religious opinions;\n- on trade-union membership;\n- on health or sexual orientation;\n- genetic or biometric.\n\nData on offences or criminal convictions are also under special rules. These data may be used only under strict conditions set by the French data protection act and the GDPR.",
		),
		columns: dataColumns,
		fixed: []row{
			{key: "ORIGINE"}, {key: "POLITIQUE"}, {key: "RELIGION"}, {key: "SYNDICAT"}, {key: "GENETIQUE"},
			{key: "BIOMETRIE"}, {key: "SANTE"}, {key: "SEXUALITE"}, {key: "PENAL"},
		},
	},
	{
		key: blockSubjects, title: text("Catégories de personnes concernées", "Categories of data subjects"),
		note: text(
			"Lister tous les types de personnes faisant l'objet du traitement de données.\nExemple\u00a0: salariés, clients, patients, prospects …",
			"List all types of persons whose data are processed.\nExample: employees, customers, patients, prospects …",
		),
		columns: twoColumns(
			column{head: text("Description", "Description"), fields: []string{"category"}, list: listSubjects, strict: true},
			column{head: text("Précisions", "Details"), fields: []string{"detail"}},
		),
		numbered: text("Catégorie de personnes %d", "Category of persons %d"), least: 2,
	},
	{
		key: blockRecipients, title: text("Destinataires", "Recipients"),
		note: text(
			"Lister l'ensemble des personnes qui ont accès aux données\u00a0; par exemple\u00a0: service chargé du recrutement, service informatique, direction, prestataires, partenaires, hébergeurs, etc.",
			"List all those who have access to the data; for example: recruitment department, IT department, management, service providers, partners, hosts, etc.",
		),
		columns: twoColumns(
			column{head: text("Type de destinataire", "Type of recipient"), fields: []string{"recipient.type"}, list: listRecipients, strict: true},
			column{head: text("Précisions", "Details"), fields: []string{"recipient", "recipient.service", "detail"}},
		),
		numbered: text("Destinataire %d", "Recipient %d"), least: 4,
	},
	{
		key: blockMeasures, title: text("Mesures de sécurité", "Security measures"),
		note: text(
			"Sécurisez vos données\u00a0:\n\nGarantissez l'intégrité de votre patrimoine de données en minimisant les risques de pertes de données ou de piratage.\n\nLes mesures à prendre, informatiques ou physiques, dépendent de la sensibilité des données que vous traitez et des risques qui pèsent sur les personnes en cas d'incident.\n\nDifférentes actions doivent être mises en place\u00a0: mises à jour de vos antivirus et logiciels, changement régulier des mots de passe et utilisation de mots de passe complexes, ou chiffrement de vos données dans certaines situations. En cas de perte ou de vol d'un outil informatique, il sera plus difficile pour un tiers d'y accéder.",
			"Secure your data:\n\nGuarantee the integrity of your data by reducing the risks of loss or intrusion.\n\nThe measures to take, in IT or on the premises, depend on how sensitive the data are and on the risks for the persons if an incident occurs.\n\nVarious actions must be taken: updates of your antivirus and software, regular change of passwords and use of complex ones, or encryption of your data in some situations. If a device is lost or stolen, it will be harder for others to reach them.",
		),
		columns: twoColumns(
			column{head: text("Type de mesure de sécurité", "Type of security measure"), fields: []string{"kind"}, list: listMeasures},
			column{head: text("Précisions", "Details"), fields: []string{"name", "detail"}},
		),
		numbered: text("Mesure de sécurité %d", "Security measure %d"), least: 3,
	},
	{
		key: blockTransfers, title: text("Transferts hors UE", "Transfers outside the EU"),
		note: text(
			"Lorsque vous transférez des données en dehors de l'Union Européenne\u00a0:\n\nVérifiez si le pays hors UE vers lequel vous transférez les données dispose d'une législation de protection des données et si elle est reconnue adéquate par la Commission européenne.\n\nUne carte du monde présentant les législations de protection des données est à votre disposition sur le site de la CNIL.\n\nSinon, vous devrez encadrer juridiquement vos transferts pour assurer la protection des données à l'étranger.",
			"When you transfer data outside the European Union:\n\nCheck whether the country to which you transfer the data has data protection legislation and whether the European Commission recognises it as adequate.\n\nA map of the world with the data protection laws stands on the CNIL's site.\n\nOtherwise, you must put your transfers under a legal framework that protects the data abroad.",
		),
		columns: []column{
			{head: text("Destinataire", "Recipient"), across: 1, fields: []string{"importer"}},
			{head: text("Pays", "Country"), across: 1, fields: []string{"country"}, list: listCountries, strict: true},
			{head: text("Type de Garanties", "Type of safeguards"), across: 2, fields: []string{"safeguards"}, list: listSafeguards, strict: true},
			{head: text("Liens vers la documentation", "Links to the documents"), across: 3, fields: []string{"document"}},
		},
		numbered: text("Organisme destinataire %d", "Receiving body %d"), least: 4,
	},
}

// actorLabels are the labels of the rows of actors.
var actorLabels = map[string]lang.Text{
	actorController:     text("Responsable du traitement", "Controller"),
	actorDPO:            text("Délégué à la protection des données", "Data protection officer"),
	actorDPOCompany:     text("Société du DPO (si celui-ci est externe)", "DPO's company (if external)"),
	actorRepresentative: text("Représentant", "Representative"),
	actorJoint:          text("Responsable(s) conjoint(s)", "Joint controller(s)"),
	actorProcessor:      text("Sous-traitant", "Processor"),
}

// leastTreatments is how many rows the form's list has.
const leastTreatments = 21

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }
