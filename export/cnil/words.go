package cnil

// Words of the workbook that neither the form nor a field table has.
var (
	wordTodo        = text("à compléter", "to be completed")
	wordUnknown     = text("inconnu\u00a0: %s", "unknown: %s")
	wordMainPurpose = text("Finalité principale", "Main purpose")
	wordNotNeeded   = text("Sans objet", "Not applicable")
	wordYes         = text("Oui", "Yes")
	wordNo          = text("Non", "No")
	wordContinued   = text("%s (suite)", "%s (continued)")
	wordColon       = text("\u00a0: ", ": ")

	wordAdditions = text("Ajouts (hors modèle CNIL)", "Additions (not in the CNIL form)")
	wordFiche     = text("Fiche de registre", "Treatment record")
	wordBackLink  = text("◄ Liste des traitements", "◄ List of treatments")
	wordPick      = text("Sélectionnez un élément dans cette liste déroulante ►", "Choose an item from this drop-down list ►")
	wordNoKind    = text("Catégorie CNIL à compléter", "CNIL category to be completed")

	wordNoCountry     = text("pays inconnu, à compléter", "country unknown, to be completed")
	wordMaybeTransfer = text("transfert à vérifier", "transfer to be checked")

	titleList   = text("2_-_Liste_des_traitements", "2_-_List_of_treatments")
	titleValues = text("5_-_Listes", "5_-_Lists")

	titleCover        = text("1_-_Page_de_garde", "1_-_Cover")
	titleActivities   = text("2_-_Liste_des_activités", "2_-_List_of_activities")
	titleSummary      = text("Synthèse", "Summary")
	titleTransfers    = text("Transferts hors UE", "Transfers outside the EU")
	titleRetention    = text("Durées de conservation", "Retention periods")
	titleOrganisation = text("Organisme", "Organisation")
	titleFindings     = text("Constats", "Findings")

	wordRegister = text("Registre des activités de traitement", "Record of processing activities")
	// No "de": it would have to elide before a vowel.
	wordRegisterOf      = text("Registre des activités de traitement – %s", "Record of processing activities – %s")
	wordProcessorList   = text("Registre du sous-traitant", "Processor's record of processing activities")
	wordProcessorListOf = text("Registre du sous-traitant – %s", "Processor's record of processing activities – %s")
	wordProcessorFiche  = text("Fiche de registre du sous-traitant", "Processor activity record")
	wordBackToProcessor = text("◄ Liste des activités", "◄ List of activities")
	wordOther           = text("Autres informations", "Other information")
	wordFiches          = text("Fiches de registre", "Records")
	wordContents        = text("Sommaire", "Contents")
	wordOthers          = text("autres", "others")
	wordUsedBy          = text("Utilisé par", "Used by")
	wordAndMore         = text(" et %d de plus", " and %d more")
)

// Words of the list of treatments.
var (
	wordController = text(
		"Coordonnées du responsable de l'organisme\n(responsable de traitement ou son représentant si le responsable est situé en dehors de l'UE)",
		"Contact details of the head of the organisation\n(controller, or its representative if the controller is outside the EU)",
	)
	wordRepresentative = text(
		"Coordonnées du représentant\n(responsable de traitement ou son représentant si le responsable est situé en dehors de l'UE)",
		"Contact details of the representative\n(controller, or its representative if the controller is outside the EU)",
	)
	wordOfficer = text(
		"Coordonnées du délégué à la protection des données (DPO)",
		"Contact details of the data protection officer (DPO)",
	)
	wordCompany        = text("Société (si DPO externe)", "Company (if external DPO)")
	wordIdentification = text("Identification du traitement", "Identification of the treatment")
	wordPurpose        = text("Finalité du traitement", "Purpose of the treatment")
	wordSensitive      = text("Données sensibles\u00a0?", "Sensitive data?")
	wordYesNo          = text("Oui/non", "Yes/no")
	wordCreated        = text("Date de création de la fiche", "Date the record was created")
	wordUpdated        = text("Dernière mise à jour de la fiche", "Last update of the record")
)

// Words of the processor's list in the place of those.
var (
	wordProcessorHead = text(
		"Coordonnées du responsable de l'organisme\n(sous-traitant)",
		"Contact details of the head of the organisation\n(processor)",
	)
	wordProcessorRepresentative = text(
		"Coordonnées du représentant\n(si le sous-traitant est situé en dehors de l'UE)",
		"Contact details of the representative\n(if the processor is outside the EU)",
	)
)

// Words of the tables.
var (
	wordAdequacyNote = text(
		"Décisions d'adéquation jugées au %s, d'après la liste des décisions vérifiée le %s. Une décision ne couvre que ce que dit sa portée.",
		"Adequacy decisions judged on %s, from the list of decisions checked on %s. A decision covers only what its scope says.",
	)
	wordInEEA           = text("Sans objet\u00a0: dans l'EEE", "Not applicable: within the EEA")
	wordCountryNotKnown = text("pays non reconnu, à vérifier", "country not recognised, to be checked")
	wordNoDecision      = text("Aucune décision en vigueur", "No decision in force")
	wordDecision        = text("En vigueur\u00a0: %s\nPortée\u00a0: %s", "In force: %s\nScope: %s")
	wordDecisionUntil   = text("Ne vaut plus à partir du %s", "No longer holds from %s")
	wordDecisionEnded   = text("%s ne vaut plus depuis le %s", "%s has not held since %s")
	wordListed          = text("Vérifiez que le destinataire figure sur la liste", "Check that the recipient is on the list")
	wordLimited         = text("Portée limitée\u00a0: vérifiez que ce transfert en relève", "Limited scope: check that this transfer falls within it")
	wordZoneDebated     = text("Statut du territoire discuté, à vérifier", "Status of the territory debated, to be checked")
	wordUnverified      = text("Source non vérifiée", "Source not verified")

	wordFindingsNote = text(
		"Ce que les règles ont relevé au %s. Ce n'est pas une attestation\u00a0: elles ne lisent que ce que dit le registre.",
		"What the rules found on %s. This is no certificate: they read only what the register says.",
	)
	wordNothingFound = text("Les règles n'ont rien trouvé ce jour-là.", "The rules found nothing on that day.")
	wordNoReason     = text("Sans raison donnée", "No reason given")
)
