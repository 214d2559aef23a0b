package dashboard

import (
	"article30/register/check"
	"article30/register/lang"
)

var (
	statusText     = lang.Text{FR: "Traitements et activités, par état", EN: "Treatments and activities, by status"}
	basisText      = lang.Text{FR: "Traitements, par base légale", EN: "Treatments, by legal basis"}
	countryText    = lang.Text{FR: "Fiches avec transfert hors de l'EEE, par pays", EN: "Records with a transfer outside the EEA, by country"}
	safeguardText  = lang.Text{FR: "Fiches avec transfert hors de l'EEE, par garantie", EN: "Records with a transfer outside the EEA, by safeguard"}
	findingText    = lang.Text{FR: "Constats, par gravité", EN: "Findings, by severity"}
	reviewText     = lang.Text{FR: "Revues à faire, par mois", EN: "Reviews due, by month"}
	answerText     = lang.Text{FR: "Fiches avec réponses d'un modèle à confirmer", EN: "Records with answers of a template to be confirmed"}
	noneText       = lang.Text{FR: "Aucune fiche", EN: "No record"}
	noTransferText = lang.Text{FR: "Aucun transfert connu", EN: "No transfer known"}
	noFindingText  = lang.Text{FR: "Rien à signaler selon les règles du programme", EN: "Nothing found by the program's rules"}
	checkingText   = lang.Text{FR: "Vérification en cours…", EN: "Checking…"}
	confirmedText  = lang.Text{FR: "Rien à confirmer", EN: "Nothing to be confirmed"}

	statusShort    = lang.Text{FR: "État", EN: "Status"}
	basisShort     = lang.Text{FR: "Base légale", EN: "Legal basis"}
	countryShort   = lang.Text{FR: "Transfert", EN: "Transfer"}
	safeguardShort = lang.Text{FR: "Garantie", EN: "Safeguard"}
	reviewShort    = lang.Text{FR: "Revue", EN: "Review"}
	answerShort    = lang.Text{FR: "À confirmer", EN: "To be confirmed"}

	neverText       = lang.Text{FR: "Jamais revues, ni prévues", EN: "Never reviewed, nor planned"}
	lateText        = lang.Text{FR: "En retard", EN: "Late"}
	oneAnswerText   = lang.Text{FR: "réponse", EN: "answer"}
	manyAnswersText = lang.Text{FR: "réponses", EN: "answers"}
	waivedText      = lang.Text{FR: "Écartés", EN: "Waived"}

	severityTexts = [...]lang.Text{
		check.Error:   {FR: "Erreurs", EN: "Errors"},
		check.Warning: {FR: "Alertes", EN: "Warnings"},
		check.Advice:  {FR: "Conseils", EN: "Advice"},
	}
)
