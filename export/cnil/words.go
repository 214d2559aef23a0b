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

	titleList      = text("2_-_Liste_des_traitements", "2_-_List_of_treatments")
	titleValues    = text("5_-_Listes", "5_-_Lists")
	titleProcessor = text("Registre du sous-traitant", "Processor's register")

	wordRegister        = text("Registre des activités de traitement", "Record of processing activities")
	wordRegisterOf      = text("Registre des activités de traitement de %s", "Record of processing activities of %s")
	wordProcessorList   = text("Registre des catégories d'activités de traitement effectuées pour le compte de clients", "Record of categories of processing carried out on behalf of clients")
	wordProcessorFiche  = text("Fiche de registre du sous-traitant", "Processor activity record")
	wordProcessor       = text("Sous-traitant", "Processor")
	wordBackToProcessor = text("◄ Registre du sous-traitant", "◄ Processor's register")
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
