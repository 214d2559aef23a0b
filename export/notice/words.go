package notice

import "article30/register/lang"

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }

var (
	gap           = text("[à compléter\u00a0: %s]", "[to be completed: %s]")
	colon         = text("%s\u00a0: %s", "%s: %s")
	comma         = text("%s, %s", "%s, %s")
	semicolon     = text("\u00a0; ", "; ")
	notATreatment = text(
		"«\u00a0%s\u00a0» n'est pas un traitement du registre\u00a0; donnez sa référence, par exemple T-001",
		"\"%s\" is no treatment of the register; give its reference, for instance T-001",
	)
	// No "de": it would have to elide before a vowel.
	title       = text("Politique de protection des données personnelles", "Privacy notice")
	titleOf     = text("Politique de protection des données personnelles – %s", "Privacy notice – %s")
	noTreatment = text("un traitement qui concerne le public, car le registre n'en décrit aucun", "a processing activity that concerns the public, for the register describes none")
)

// Who is responsible.
var (
	whoHead        = text("Qui est responsable de vos données", "Who is responsible for your data")
	controller     = text("Responsable du traitement", "Controller")
	siren          = text("SIREN %s", "SIREN %s")
	contact        = text("Nous contacter", "Contact us")
	dpo            = text("Délégué à la protection des données (DPO)", "Data protection officer (DPO)")
	representative = text("Représentant dans l'Union européenne", "Representative in the European Union")
	noDPO          = text("Aucun délégué à la protection des données n'est désigné.", "No data protection officer is designated.")
	askName        = text("le nom de l'organisme", "the name of the organisation")
	askAddress     = text("l'adresse", "the address")
	askContact     = text("un moyen de contact, par exemple une adresse mél", "a means of contact, for instance an e-mail address")
	askDPO         = text("si un délégué est désigné, et comment le joindre", "whether an officer is designated, and how to reach them")
	askDPOContact  = text("comment joindre le délégué", "how to reach the officer")
)

// The treatments.
var (
	summaryHead   = text("Vos données en bref", "Your data in brief")
	treatmentHead = text("Traitement", "Processing activity")
	dataHead      = text("Données", "Data")
	basisHead     = text("Base légale", "Legal basis")
	retentionHead = text("Durée de conservation", "How long we keep them")
	detailsHead   = text("Ce que nous faisons de vos données", "What we do with your data")
	purposes      = text("Finalités et bases légales", "Purposes and legal bases")
	joint         = text("Responsables conjoints", "Joint controllers")
	subjects      = text("Personnes concernées", "Who is concerned")
	special       = text("Ce qui autorise à traiter les données les plus protégées", "What allows the most protected data to be processed")
	source        = text("Origine des données", "Where the data come from")
	compulsory    = text("Devez-vous donner ces données\u00a0?", "Must you give these data?")
	recipients    = text("Destinataires", "Recipients")
	transfers     = text("Transferts hors de l'Espace économique européen", "Transfers outside the European Economic Area")
	decisions     = text("Décisions automatisées", "Automated decisions")
	ownRights     = text("Exercice des droits", "How to exercise your rights here")

	purposeOn     = text("%s – base légale\u00a0: %s", "%s – legal basis: %s")
	interest      = text("intérêt poursuivi\u00a0: %s", "interest pursued: %s")
	legalText     = text("texte\u00a0: %s", "law: %s")
	fromYou       = text("collectées auprès de vous", "collected from you")
	fromElsewhere = text("obtenues d'une autre source\u00a0: %s", "obtained from another source: %s")
	fromBoth      = text("collectées auprès de vous et obtenues d'une autre source\u00a0: %s", "collected from you and obtained from another source: %s")
	isCompulsory  = text("obligatoires", "compulsory")
	isOptional    = text("facultatives", "optional")
	otherwise     = text("%s\u00a0; si vous ne les donnez pas\u00a0: %s", "%s; if you do not give them: %s")
	ourOwn        = text("Nos services habilités\u00a0: %s", "Our own authorised departments: %s")
	noTransfer    = text("Aucun", "None")
	adequacy      = text("décision d'adéquation de la Commission européenne", "adequacy decision of the European Commission")
	restsOn       = text("%s – %s", "%s – %s")
	copyOf        = text(
		"Vous pouvez obtenir une copie de ces garanties en la demandant comme indiqué sous «\u00a0Comment exercer vos droits\u00a0».",
		"You can obtain a copy of these safeguards by asking as told under \"How to exercise your rights\".",
	)
	aDecision   = text("Une décision est prise sur le seul fondement d'un traitement automatisé\u00a0: %s", "A decision is based solely on automated processing: %s")
	noDecision  = text("Aucune décision n'est prise sur le seul fondement d'un traitement automatisé.", "No decision is based solely on automated processing.")
	jointRights = text(
		"Vous pouvez exercer vos droits auprès de chacun des responsables, et demander les grandes lignes de leur accord (RGPD, art. 26).",
		"You may exercise your rights against each of the controllers, and ask for the essence of their arrangement (GDPR Art. 26).",
	)
	otherRecipients = text("Autres destinataires", "Other recipients")

	askTreatment   = text("le nom du traitement", "the name of the processing activity")
	askPurpose     = text("la finalité", "the purpose")
	askBasis       = text("la base légale", "the legal basis")
	askInterest    = text("l'intérêt légitime poursuivi", "the legitimate interest pursued")
	askLaw         = text("le texte qui l'impose ou la mission qu'il confie", "the law that requires it or gives the task")
	askSubjects    = text("les personnes concernées", "who is concerned")
	askData        = text("les données traitées", "the data processed")
	askCondition   = text("la condition de l'article 9 du RGPD", "the condition of GDPR Article 9")
	askAuthority   = text("le texte qui autorise à traiter ces données", "the law that allows these data to be processed")
	askSource      = text("d'où viennent les données", "where the data come from")
	askOrigin      = text("quelle source, et si elle est accessible au public", "which source, and whether it is publicly accessible")
	askCompulsory  = text("si les données sont obligatoires", "whether the data are compulsory")
	askConsequence = text("ce qui s'ensuit", "what follows")
	askRecipients  = text("les destinataires", "the recipients")
	askRetention   = text("la durée de conservation", "the retention period")
	askCountry     = text("le pays", "the country")
	askSafeguard   = text("ce qui encadre le transfert", "what the transfer rests on")
	askUse         = text("à quels traitements servent ces destinataires", "what these recipients are used for")
	askTransfers   = text("s'il y a des transferts hors de l'EEE", "whether data leave the EEA")
	askDecisions   = text("s'il y a une décision entièrement automatisée", "whether any decision is wholly automated")
	askLogic       = text("la logique de la décision et ses conséquences", "the logic of the decision and its consequences")
)

// Rights and complaint.
var (
	rightsHead  = text("Vos droits", "Your rights")
	rightsIntro = text(
		"Le règlement général sur la protection des données (RGPD) et la loi Informatique et Libertés vous donnent les droits suivants, dans les conditions qu'ils prévoient\u00a0:",
		"The General Data Protection Regulation (GDPR) and the French Data Protection Act give you the following rights, under the conditions they lay down:",
	)
	access      = text("accéder à vos données et en recevoir une copie (RGPD, art. 15)", "to access your data and receive a copy (GDPR Art. 15)")
	rectify     = text("faire rectifier vos données inexactes ou incomplètes (art. 16)", "to have inaccurate or incomplete data rectified (Art. 16)")
	erase       = text("faire effacer vos données (art. 17)", "to have your data erased (Art. 17)")
	restrict    = text("faire suspendre l'utilisation de vos données (limitation du traitement, art. 18)", "to have the use of your data suspended (restriction of processing, Art. 18)")
	portability = text(
		"recevoir dans un format structuré et lisible par machine les données que vous avez fournies, ou les faire transmettre à un autre organisme (portabilité, art. 20), pour\u00a0: %s",
		"to receive the data you provided in a structured, machine-readable format, or have them sent to another organisation (portability, Art. 20), for: %s",
	)
	withdraw = text(
		"retirer votre consentement à tout moment, aussi simplement que vous l'avez donné et sans remettre en cause ce qui a été fait avant (art. 7.3), pour\u00a0: %s",
		"to withdraw your consent at any time, as easily as you gave it and without calling into question what was done before (Art. 7(3)), for: %s",
	)
	human = text(
		"en cas de décision automatisée, obtenir une intervention humaine, exprimer votre point de vue et contester la décision (art. 22)",
		"where a decision is automated, to obtain human intervention, express your point of view and contest the decision (Art. 22)",
	)
	afterDeath    = text("définir des directives sur le sort de vos données après votre décès (loi du 6 janvier 1978, art. 85)", "to give directives on what becomes of your data after your death (French Act of 6 January 1978, Art. 85)")
	allTreatments = text("tous les traitements décrits ici", "all the processing activities described here")
	objectHead    = text("Votre droit d'opposition", "Your right to object")
	object        = text(
		"Vous pouvez vous opposer à tout moment, pour des raisons tenant à votre situation particulière, à ces traitements (RGPD, art. 21.1)\u00a0: %s",
		"You may object at any time, on grounds relating to your particular situation, to these processing activities (GDPR Art. 21(1)): %s",
	)
	objectAlways = text(
		"Vous pouvez vous opposer à tout moment et sans motif à la prospection, et au profilage qui lui est lié (RGPD, art. 21.2)\u00a0: %s",
		"You may object at any time, without giving reasons, to direct marketing and to profiling related to it (GDPR Art. 21(2)): %s",
	)
	how    = text("Comment exercer vos droits", "How to exercise your rights")
	askHow = text("à qui s'adresser pour exercer ces droits", "whom to ask to exercise these rights")
	delay  = text(
		"Une réponse vous est donnée dans le mois qui suit la réception de la demande. Ce délai peut être prolongé de deux mois compte tenu de la complexité et du nombre des demandes\u00a0; vous en êtes alors informé dans le premier mois (RGPD, art. 12.3).",
		"You receive an answer within one month of receipt of the request. This may be extended by two months in view of the complexity and number of the requests; you are then told so within the first month (GDPR Art. 12(3)).",
	)
	complaintHead = text("Réclamation", "Complaint")
	complaint     = text(
		"Si vous estimez que vos droits ne sont pas respectés, vous pouvez adresser une réclamation à la Commission nationale de l'informatique et des libertés (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr, ou à l'autorité de contrôle de l'État membre de l'Union européenne où vous résidez ou travaillez, ou de celui où la violation aurait été commise (RGPD, art. 77).",
		"If you consider that your rights are not respected, you may lodge a complaint with the Commission nationale de l'informatique et des libertés (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France, www.cnil.fr, or with the supervisory authority of the Member State of the European Union where you live or work, or where the infringement is alleged to have taken place (GDPR Art. 77).",
	)
	lastUpdate = text("Dernière mise à jour\u00a0: %s.", "Last update: %s.")
)
