package keys

import "article30/register/lang"

// defaults lists every binding. Order within a scope is the order of the help.
func defaults() []Binding {
	var all []Binding
	for _, part := range [][]Binding{moving(), changing(), typing(), sections(), program()} {
		all = append(all, part...)
	}
	return all
}

func moving() []Binding {
	up := lang.Text{FR: "Monter d'une ligne", EN: "Go up one line"}
	down := lang.Text{FR: "Descendre d'une ligne", EN: "Go down one line"}
	first := lang.Text{FR: "Aller au début", EN: "Go to the beginning"}
	last := lang.Text{FR: "Aller à la fin", EN: "Go to the end"}
	back := lang.Text{FR: "Revenir en arrière", EN: "Go back"}
	backShort := lang.Text{FR: "retour", EN: "back"}
	everywhere := lang.Text{FR: "Chercher dans tout le registre, sans souci des accents", EN: "Search the whole register, accents ignored"}
	everywhereShort := lang.Text{FR: "chercher partout", EN: "search all"}
	return []Binding{
		{Up, Cursor, []string{"up"}, lang.Text{FR: "monter", EN: "up"}, up, Moving, 0},
		{Down, Cursor, []string{"down"}, lang.Text{FR: "descendre", EN: "down"}, down, Moving, 0},
		{PageUp, Cursor, []string{"pgup"}, lang.Text{FR: "page préc.", EN: "page up"},
			lang.Text{FR: "Page précédente", EN: "Previous page"}, Moving, 0},
		{PageDown, Cursor, []string{"pgdown"}, lang.Text{FR: "page suiv.", EN: "page down"},
			lang.Text{FR: "Page suivante", EN: "Next page"}, Moving, 0},
		{First, Cursor, []string{"ctrl+home"}, lang.Text{FR: "début", EN: "start"}, first, Moving, 0},
		{Last, Cursor, []string{"ctrl+end"}, lang.Text{FR: "fin", EN: "end"}, last, Moving, 0},
		{Up, Rows, []string{"k"}, lang.Text{FR: "monter", EN: "up"}, up, Moving, 0},
		{Down, Rows, []string{"j"}, lang.Text{FR: "descendre", EN: "down"}, down, Moving, 0},
		{First, Rows, []string{"home", "g"}, lang.Text{FR: "début", EN: "start"}, first, Moving, 0},
		{Last, Rows, []string{"end", "G"}, lang.Text{FR: "fin", EN: "end"}, last, Moving, 0},
		{Open, List, []string{"enter", "right"}, lang.Text{FR: "ouvrir", EN: "open"},
			lang.Text{FR: "Ouvrir ce qui est sous le curseur", EN: "Open what is under the cursor"}, Moving, 10},
		{Open, Findings, []string{"enter", "right"}, lang.Text{FR: "aller au champ", EN: "go to the field"},
			lang.Text{FR: "Aller au champ que cela concerne", EN: "Go to the field it concerns"}, Moving, 10},
		{Back, Findings, []string{"left"}, backShort, back, Moving, 80},
		{Open, Changes, []string{"enter", "right"}, lang.Text{FR: "lire en entier", EN: "read in full"},
			lang.Text{FR: "Lire en entier ce qui était écrit avant et après", EN: "Read in full what was written before and after"}, Moving, 10},
		{Back, Changes, []string{"left"}, backShort, back, Moving, 80},
		{Open, Figures, []string{"enter", "right"}, lang.Text{FR: "voir", EN: "see"},
			lang.Text{FR: "Voir les fiches que la barre compte", EN: "See the records that the bar counts"}, Moving, 10},
		{Back, Figures, []string{"left"}, backShort, back, Moving, 80},
		{NextPane, List, []string{"tab"}, lang.Text{FR: "rubrique suiv.", EN: "next section"},
			lang.Text{FR: "Passer à la rubrique suivante", EN: "Go to the next section"}, Moving, 0},
		{PrevPane, List, []string{"shift+tab"}, lang.Text{FR: "rubrique préc.", EN: "previous section"},
			lang.Text{FR: "Passer à la rubrique précédente", EN: "Go to the previous section"}, Moving, 0},
		{Open, Form, []string{"right"}, lang.Text{FR: "entrer", EN: "go in"},
			lang.Text{FR: "Entrer dans l'élément, le groupe ou la fiche du catalogue sous le curseur", EN: "Go into the item, group or catalogue entry under the cursor"}, Moving, 28},
		{Back, Form, []string{"left"}, backShort, back, Moving, 80},
		{NextBlock, Form, []string{"tab"}, lang.Text{FR: "partie suiv.", EN: "next part"},
			lang.Text{FR: "Aller à la partie suivante", EN: "Go to the next part"}, Moving, 25},
		{PrevBlock, Form, []string{"shift+tab"}, lang.Text{FR: "partie préc.", EN: "previous part"},
			lang.Text{FR: "Aller à la partie précédente", EN: "Go to the previous part"}, Moving, 0},
		{NextToDo, Form, []string{"m"}, lang.Text{FR: "manque suiv.", EN: "next missing"},
			lang.Text{FR: "Aller à la prochaine réponse manquante, à vérifier ou à confirmer", EN: "Go to the next answer that is missing, to be checked or to be confirmed"}, Moving, 30},
		{PrevToDo, Form, []string{"M"}, lang.Text{FR: "manque préc.", EN: "previous missing"},
			lang.Text{FR: "Revenir à la réponse manquante, à vérifier ou à confirmer qui précède", EN: "Go to the previous answer that is missing, to be checked or to be confirmed"}, Moving, 0},
		{Show, List, []string{"f"}, lang.Text{FR: "filtrer", EN: "filter"},
			lang.Text{FR: "Ne montrer que les fiches à revoir, avec des erreurs, avec des transferts… (Échap montre tout)", EN: "Show only the records to review, with errors, with transfers… (Esc shows all)"}, Moving, 41},
		{Filter, Navigation, []string{"/", "ctrl+f"}, lang.Text{FR: "chercher", EN: "search"},
			lang.Text{FR: "Chercher ici, sans souci des accents", EN: "Search here, accents ignored"}, Moving, 40},
		{SearchAll, Navigation, []string{"s"}, everywhereShort, everywhere, Moving, 46},
		{SearchAll, Global, []string{"ctrl+g"}, everywhereShort, everywhere, Moving, 72},
		{Back, Conflicts, []string{"esc"}, lang.Text{FR: "plus tard", EN: "later"},
			lang.Text{FR: "Trancher plus tard\u00a0; rien n'est écrasé", EN: "Settle later; nothing is overwritten"}, Moving, 15},
		{Back, Navigation, []string{"esc"}, backShort, back, Moving, 80},
	}
}

func changing() []Binding {
	undo := lang.Text{FR: "Annuler la dernière modification", EN: "Undo the last change"}
	redo := lang.Text{FR: "Rétablir ce qui a été annulé", EN: "Redo what was undone"}
	moveUp := lang.Text{FR: "Déplacer vers le haut", EN: "Move up"}
	moveDown := lang.Text{FR: "Déplacer vers le bas", EN: "Move down"}
	mark := lang.Text{FR: "cocher", EN: "mark"}
	markLong := lang.Text{FR: "Cocher ou décocher la fiche, et descendre (Échap décoche tout)", EN: "Mark or unmark the record, and go down (Esc unmarks all)"}
	change := lang.Text{FR: "changer", EN: "change"}
	changeLong := lang.Text{FR: "Terminer, ou changer l'état ou le responsable des fiches cochées, sinon de celle sous le curseur", EN: "End, or change the status or owner of the marked records, else of the one under the cursor"}
	reviewed := lang.Text{FR: "revue", EN: "reviewed"}
	reviewedLong := lang.Text{FR: "Noter la revue des fiches cochées, sinon de celle sous le curseur", EN: "Note the review of the marked records, else of the one under the cursor"}
	merge := lang.Text{FR: "fusionner", EN: "merge"}
	mergeLong := lang.Text{FR: "Fusionner les fiches cochées du catalogue dans celle sous le curseur (demande d'abord)", EN: "Merge the marked entries of the catalogue into the one under the cursor (asks first)"}
	waive := lang.Text{FR: "écarter", EN: "waive"}
	waiveLong := lang.Text{FR: "Écarter un constat en disant pourquoi, ou le reprendre", EN: "Waive a finding and say why, or take it up again"}
	return []Binding{
		{Edit, Form, []string{"enter"}, lang.Text{FR: "modifier", EN: "edit"},
			lang.Text{FR: "Modifier le champ", EN: "Edit the field"}, Changing, 10},
		{Clear, Form, []string{"backspace", "delete"}, lang.Text{FR: "vider", EN: "clear"},
			lang.Text{FR: "Vider le champ\u00a0: sans réponse", EN: "Clear the field: unanswered"}, Changing, 50},
		{None, Form, []string{"a"}, lang.Text{FR: "aucun", EN: "none"},
			lang.Text{FR: "Répondre «\u00a0aucun\u00a0» et dire pourquoi", EN: "Answer \"none\" and say why"}, Changing, 35},
		{New, Form, []string{"n"}, lang.Text{FR: "ajouter", EN: "add"},
			lang.Text{FR: "Ajouter un élément à la liste", EN: "Add an item to the list"}, Changing, 20},
		{Delete, Form, []string{"d"}, lang.Text{FR: "retirer", EN: "remove"},
			lang.Text{FR: "Retirer l'élément de la liste", EN: "Remove the item from the list"}, Changing, 40},
		{Duplicate, Form, []string{"c"}, lang.Text{FR: "dupliquer", EN: "duplicate"},
			lang.Text{FR: "Dupliquer l'élément de la liste", EN: "Duplicate the item of the list"}, Changing, 60},
		{Yes, Answer, []string{"o", "y"}, lang.Text{FR: "oui", EN: "yes"},
			lang.Text{FR: "Répondre oui", EN: "Answer yes"}, Changing, 11},
		{No, Answer, []string{"n"}, lang.Text{FR: "non", EN: "no"},
			lang.Text{FR: "Répondre non", EN: "Answer no"}, Changing, 12},
		{OtherWay, Answer, []string{" "}, lang.Text{FR: "changer", EN: "change"},
			lang.Text{FR: "Passer de oui à non, puis à sans réponse", EN: "Go from yes to no, then to unanswered"}, Changing, 10},
		{Explain, Form, []string{"i"}, lang.Text{FR: "à propos", EN: "about"},
			lang.Text{FR: "Expliquer ce qui est demandé, et quel article le demande", EN: "Explain what is asked, and which article asks for it"}, Changing, 41},
		{Explain, Findings, []string{"i"}, lang.Text{FR: "à propos", EN: "about"},
			lang.Text{FR: "Dire ce qui est demandé, par quel article et d'après quelle source", EN: "Say what is asked, by which article and after which source"}, Changing, 41},
		{TakeOurs, Conflicts, []string{"o", "left"}, lang.Text{FR: "la vôtre", EN: "ours"},
			lang.Text{FR: "Garder ce qui est écrit ici", EN: "Keep what is written here"}, Changing, 10},
		{TakeTheirs, Conflicts, []string{"t", "right"}, lang.Text{FR: "l'autre", EN: "theirs"},
			lang.Text{FR: "Prendre ce qui est écrit ailleurs", EN: "Take what is written elsewhere"}, Changing, 11},
		{AllOurs, Conflicts, []string{"O"}, lang.Text{FR: "toutes les vôtres", EN: "all ours"},
			lang.Text{FR: "Garder partout ce qui est écrit ici", EN: "Keep what is written here, everywhere"}, Changing, 17},
		{AllTheirs, Conflicts, []string{"T"}, lang.Text{FR: "toutes les autres", EN: "all theirs"},
			lang.Text{FR: "Prendre partout ce qui est écrit ailleurs", EN: "Take what is written elsewhere, everywhere"}, Changing, 18},
		{Confirm, Conflicts, []string{"enter"}, lang.Text{FR: "appliquer", EN: "apply"},
			lang.Text{FR: "Appliquer ce qui a été tranché et enregistrer", EN: "Apply what was settled, and save"}, Changing, 12},
		{Explain, Conflicts, []string{"i"}, lang.Text{FR: "lire en entier", EN: "read in full"},
			lang.Text{FR: "Lire en entier ce que disent les deux côtés", EN: "Read in full what both sides say"}, Changing, 20},
		{Take, Changes, []string{"t"}, lang.Text{FR: "reprendre", EN: "take"},
			lang.Text{FR: "Reprendre ces modifications dans le registre", EN: "Take these changes into the register"}, Changing, 12},
		{Waive, Form, []string{"w"}, waive, waiveLong, Changing, 48},
		{Waive, Findings, []string{"w"}, waive, waiveLong, Changing, 30},
		{Waive, Waived, []string{"w"}, lang.Text{FR: "reprendre", EN: "take up again"},
			lang.Text{FR: "Reprendre le constat qui a été écarté", EN: "Take up again the finding that was waived"}, Changing, 30},
		{ConfirmAnswer, Form, []string{"f"}, lang.Text{FR: "confirmer", EN: "confirm"},
			lang.Text{FR: "Confirmer la réponse que le modèle a donnée", EN: "Confirm the answer that the template gave"}, Changing, 13},
		{ConfirmAll, Form, []string{"F"}, lang.Text{FR: "tout confirmer", EN: "confirm all"},
			lang.Text{FR: "Confirmer toutes les réponses du modèle dans la fiche (demande d'abord)", EN: "Confirm all the answers of the template in the record (asks first)"}, Changing, 14},
		{OtherWay, Questions, []string{"enter"}, lang.Text{FR: "changer", EN: "change"},
			lang.Text{FR: "Passer de oui à non, puis à sans réponse", EN: "Go from yes to no, then to unanswered"}, Changing, 10},
		{Mark, Suggested, []string{" "}, lang.Text{FR: "cocher", EN: "mark"},
			lang.Text{FR: "Cocher ou décocher l'activité, et descendre", EN: "Mark or unmark the activity, and go down"}, Changing, 10},
		{Confirm, Suggested, []string{"enter"}, lang.Text{FR: "ajouter", EN: "add"},
			lang.Text{FR: "Ajouter les activités cochées, sinon celle sous le curseur", EN: "Add the marked activities, else the one under the cursor"}, Changing, 11},
		{Mark, Marked, []string{" "}, mark, markLong, Changing, 1},
		{Merge, Marked, []string{"m"}, merge, mergeLong, Changing, 2},
		{Change, Marked, []string{"e"}, change, changeLong, Changing, 3},
		{Reviewed, Marked, []string{"r"}, reviewed, reviewedLong, Changing, 4},
		{Back, Marked, []string{"esc"}, lang.Text{FR: "tout décocher", EN: "unmark all"},
			lang.Text{FR: "Décocher toutes les fiches", EN: "Unmark all the records"}, Changing, 5},
		{Mark, List, []string{" "}, mark, markLong, Changing, 44},
		{Change, List, []string{"e"}, change, changeLong, Changing, 45},
		{Reviewed, List, []string{"r"}, reviewed, reviewedLong, Changing, 58},
		{MarkAll, List, []string{"A"}, lang.Text{FR: "tout cocher", EN: "mark all"},
			lang.Text{FR: "Cocher toutes les fiches montrées, ou les décocher", EN: "Mark all the records shown, or unmark them"}, Changing, 0},
		{Merge, List, []string{"m"}, merge, mergeLong, Changing, 0},
		{New, Navigation, []string{"n"}, lang.Text{FR: "nouveau", EN: "new"},
			lang.Text{FR: "Ajouter", EN: "Add"}, Changing, 20},
		{Delete, Navigation, []string{"d"}, lang.Text{FR: "supprimer", EN: "delete"},
			lang.Text{FR: "Supprimer (demande d'abord)", EN: "Delete (asks first)"}, Changing, 55},
		{Delete, List, []string{"d", "delete"}, lang.Text{FR: "supprimer", EN: "delete"},
			lang.Text{FR: "Supprimer (demande d'abord)", EN: "Delete (asks first)"}, Changing, 55},
		{Duplicate, Navigation, []string{"c"}, lang.Text{FR: "dupliquer", EN: "duplicate"},
			lang.Text{FR: "Dupliquer", EN: "Duplicate"}, Changing, 60},
		{MoveUp, List, []string{"alt+up", "K"}, lang.Text{FR: "déplacer", EN: "move"}, moveUp, Changing, 0},
		{MoveDown, List, []string{"alt+down", "J"}, lang.Text{FR: "déplacer", EN: "move"}, moveDown, Changing, 0},
		{MoveUp, Form, []string{"alt+up", "K"}, lang.Text{FR: "déplacer", EN: "move"}, moveUp, Changing, 0},
		{MoveDown, Form, []string{"alt+down", "J"}, lang.Text{FR: "déplacer", EN: "move"}, moveDown, Changing, 0},
		{Copy, Navigation, []string{"y"}, lang.Text{FR: "copier", EN: "copy"},
			lang.Text{FR: "Copier ce qui est sous le curseur dans le presse-papiers", EN: "Copy what is under the cursor to the clipboard"}, Changing, 0},
		{Restore, Form, []string{"R"}, lang.Text{FR: "comme à l'ouverture", EN: "as when opened"},
			lang.Text{FR: "Remettre la fiche comme elle était à son ouverture", EN: "Put the record back as it was when opened"}, Changing, 0},
		{RestoreAll, Global, nil, lang.Text{FR: "registre comme à l'ouverture", EN: "register as when opened"},
			lang.Text{FR: "Remettre tout le registre comme il était à son ouverture (demande d'abord)", EN: "Put the whole register back as it was when opened (asks first)"}, Changing, 0},
		{Repair, Global, nil, lang.Text{FR: "séparer les identifiants", EN: "tell IDs apart"},
			lang.Text{FR: "Séparer les fiches et éléments qui portent le même identifiant", EN: "Tell apart the records and items that bear one ID"}, Changing, 0},
		{Undo, Navigation, []string{"u"}, lang.Text{FR: "annuler", EN: "undo"}, undo, Changing, 16},
		{Redo, Navigation, []string{"U"}, lang.Text{FR: "rétablir", EN: "redo"}, redo, Changing, 0},
		{Undo, Global, []string{"ctrl+z"}, lang.Text{FR: "annuler", EN: "undo"}, undo, Changing, 65},
		{Redo, Global, []string{"ctrl+y"}, lang.Text{FR: "rétablir", EN: "redo"}, redo, Changing, 0},
	}
}

func typing() []Binding {
	leave := lang.Text{FR: "Quitter le champ\u00a0; ce qui est tapé est gardé", EN: "Leave the field; what was typed is kept"}
	next := lang.Text{FR: "Garder et aller au champ suivant", EN: "Keep and go to the next field"}
	prev := lang.Text{FR: "Garder et aller au champ précédent", EN: "Keep and go to the previous field"}
	done := lang.Text{FR: "terminé", EN: "done"}
	confirm := lang.Text{FR: "valider", EN: "choose"}
	return []Binding{
		{Confirm, Line, []string{"enter"}, lang.Text{FR: "suivant", EN: "next"},
			lang.Text{FR: "Garder ce qui est tapé et continuer\u00a0: champ ou élément suivant", EN: "Keep what was typed and go on: next field or item"}, Typing, 5},
		{LeaveField, Line, []string{"esc"}, done, leave, Typing, 10},
		{NextField, Line, []string{"tab", "down"}, lang.Text{FR: "champ suiv.", EN: "next field"}, next, Typing, 0},
		{PrevField, Line, []string{"shift+tab", "up"}, lang.Text{FR: "champ préc.", EN: "previous field"}, prev, Typing, 0},
		{Confirm, Offers, []string{"enter"}, lang.Text{FR: "suivant", EN: "next"},
			lang.Text{FR: "Garder ce qui est tapé, ou prendre le repère sous le curseur", EN: "Keep what was typed, or take the reference under the cursor"}, Typing, 5},
		{Down, Offers, []string{"down"}, lang.Text{FR: "repères", EN: "references"},
			lang.Text{FR: "Descendre dans les repères proposés", EN: "Go down the references on offer"}, Typing, 7},
		{LeaveField, Offers, []string{"esc"}, done, leave, Typing, 10},
		{NextField, Offers, []string{"tab"}, lang.Text{FR: "champ suiv.", EN: "next field"}, next, Typing, 0},
		{PrevField, Offers, []string{"shift+tab"}, lang.Text{FR: "champ préc.", EN: "previous field"}, prev, Typing, 0},
		{LeaveField, Text, []string{"esc"}, done, leave, Typing, 10},
		{NextField, Text, []string{"tab"}, lang.Text{FR: "champ suiv.", EN: "next field"}, next, Typing, 20},
		{PrevField, Text, []string{"shift+tab"}, lang.Text{FR: "champ préc.", EN: "previous field"}, prev, Typing, 0},
		{External, Text, []string{"ctrl+e"}, lang.Text{FR: "éditeur", EN: "editor"},
			lang.Text{FR: "Ouvrir le texte dans votre éditeur ($VISUAL ou $EDITOR)", EN: "Open the text in your editor ($VISUAL or $EDITOR)"}, Typing, 30},
		{LeaveField, Search, []string{"enter", "tab"}, lang.Text{FR: "aller aux résultats", EN: "go to results"},
			lang.Text{FR: "Garder le filtre et aller aux résultats", EN: "Keep the filter and go to the results"}, Typing, 10},
		{Clear, Search, []string{"esc"}, lang.Text{FR: "tout revoir", EN: "show all"},
			lang.Text{FR: "Effacer le filtre", EN: "Clear the filter"}, Typing, 20},
		{Confirm, Picker, []string{"enter"}, confirm,
			lang.Text{FR: "Prendre la ligne sous le curseur et continuer", EN: "Take the row under the cursor and go on"}, Typing, 10},
		{Create, Picker, []string{"ctrl+n"}, lang.Text{FR: "créer", EN: "create"},
			lang.Text{FR: "Créer une fiche du nom tapé", EN: "Create an entry with the name typed"}, Typing, 15},
		{Back, Picker, []string{"esc"}, lang.Text{FR: "ne rien changer", EN: "change nothing"},
			lang.Text{FR: "Revenir sans rien changer", EN: "Go back without changing anything"}, Typing, 50},
		{Confirm, Found, []string{"enter"}, lang.Text{FR: "cocher", EN: "mark"},
			lang.Text{FR: "Cocher la ligne trouvée et chercher la suivante", EN: "Mark the row found and look for the next one"}, Typing, 10},
		{Mark, Marking, []string{" "}, lang.Text{FR: "cocher", EN: "mark"},
			lang.Text{FR: "Cocher ou décocher (pendant qu'on filtre, tape une espace)", EN: "Mark or unmark (types a space while filtering)"}, Typing, 20},
		{Confirm, Several, []string{"enter"}, lang.Text{FR: "continuer", EN: "go on"},
			lang.Text{FR: "Garder ce qui est coché et continuer", EN: "Keep what is marked and go on"}, Typing, 10},
		{MarkNext, Several, []string{"tab"}, lang.Text{FR: "cocher et suivant", EN: "mark, next"},
			lang.Text{FR: "Cocher ou décocher, et descendre", EN: "Mark or unmark, and go down"}, Typing, 30},
		{MoveUp, Several, []string{"alt+up"}, lang.Text{FR: "ordre", EN: "order"},
			lang.Text{FR: "Placer plus haut dans les choix", EN: "Place higher among the choices"}, Typing, 0},
		{MoveDown, Several, []string{"alt+down"}, lang.Text{FR: "ordre", EN: "order"},
			lang.Text{FR: "Placer plus bas dans les choix", EN: "Place lower among the choices"}, Typing, 0},
		{Back, Several, []string{"esc"}, done, lang.Text{FR: "Terminer\u00a0; ce qui est coché est gardé", EN: "Finish; what is marked is kept"}, Typing, 50},
		{Confirm, Chooser, []string{"enter"}, lang.Text{FR: "ajouter", EN: "add"},
			lang.Text{FR: "Ajouter ce qui est coché, sinon la ligne sous le curseur", EN: "Add what is marked, else the row under the cursor"}, Typing, 10},
		{Mark, Chooser, []string{" "}, lang.Text{FR: "cocher", EN: "mark"},
			lang.Text{FR: "Cocher ou décocher (pendant qu'on filtre, tape une espace)", EN: "Mark or unmark (types a space while filtering)"}, Typing, 20},
		{MarkNext, Chooser, []string{"tab"}, lang.Text{FR: "cocher et suivant", EN: "mark, next"},
			lang.Text{FR: "Cocher ou décocher, et descendre", EN: "Mark or unmark, and go down"}, Typing, 30},
		{Create, Chooser, []string{"ctrl+n"}, lang.Text{FR: "fiche vide", EN: "empty record"},
			lang.Text{FR: "Créer une fiche vide du nom tapé", EN: "Create an empty record with the name typed"}, Typing, 26},
		{Back, Chooser, []string{"esc"}, lang.Text{FR: "abandonner", EN: "cancel"},
			lang.Text{FR: "Revenir à la liste sans rien ajouter", EN: "Go back to the list without adding anything"}, Typing, 28},
		{Open, Finder, []string{"enter"}, lang.Text{FR: "ouvrir", EN: "open"},
			lang.Text{FR: "Ouvrir la fiche au champ où les mots sont", EN: "Open the record at the field that has the words"}, Typing, 10},
		{NextBlock, Finder, []string{"tab"}, lang.Text{FR: "rubrique suiv.", EN: "next section"},
			lang.Text{FR: "Aller aux fiches trouvées dans la rubrique suivante", EN: "Go to the records found in the next section"}, Typing, 20},
		{PrevBlock, Finder, []string{"shift+tab"}, lang.Text{FR: "rubrique préc.", EN: "previous section"},
			lang.Text{FR: "Revenir aux fiches trouvées dans la rubrique précédente", EN: "Go back to the records found in the previous section"}, Typing, 0},
		{Back, Finder, []string{"esc"}, lang.Text{FR: "fermer", EN: "close"},
			lang.Text{FR: "Fermer la recherche", EN: "Close the search"}, Typing, 30},
		{Confirm, Menu, []string{"enter"}, lang.Text{FR: "exécuter", EN: "run"},
			lang.Text{FR: "Exécuter l'action", EN: "Run the action"}, Typing, 10},
		{Back, Menu, []string{"esc"}, lang.Text{FR: "fermer", EN: "close"}, lang.Text{FR: "Fermer", EN: "Close"}, Typing, 20},
		{Confirm, Dialog, []string{"enter"}, confirm,
			lang.Text{FR: "Valider la réponse en surbrillance", EN: "Take the highlighted answer"}, Typing, 10},
		{OtherWay, Dialog, []string{"tab", "left", "right", "shift+tab"}, lang.Text{FR: "autre réponse", EN: "other answer"},
			lang.Text{FR: "Passer à l'autre réponse", EN: "Go to the other answer"}, Typing, 20},
		{Back, Dialog, []string{"esc"}, lang.Text{FR: "ne rien faire", EN: "do nothing"},
			lang.Text{FR: "Ne rien faire", EN: "Do nothing"}, Typing, 30},
		{Back, Message, []string{"enter", "esc"}, lang.Text{FR: "fermer", EN: "close"}, lang.Text{FR: "Fermer", EN: "Close"}, Typing, 10},
		{Confirm, Prompt, []string{"enter"}, lang.Text{FR: "valider", EN: "confirm"},
			lang.Text{FR: "Valider ce qui est tapé", EN: "Take what is typed"}, Typing, 10},
		{Back, Prompt, []string{"esc"}, lang.Text{FR: "abandonner", EN: "cancel"},
			lang.Text{FR: "Ne rien faire", EN: "Do nothing"}, Typing, 20},
	}
}

// sections binds the digits. The second key is the one that types the digit
// with Shift on a French keyboard.
func sections() []Binding {
	short := lang.Text{FR: "rubrique", EN: "section"}
	return []Binding{
		{GoTreatments, Navigation, []string{"1", "&"}, short,
			lang.Text{FR: "Traitements", EN: "Treatments"}, Sections, 0},
		{GoProcessorActivities, Navigation, []string{"2", "é"}, short,
			lang.Text{FR: "Activités de sous-traitant", EN: "Processor activities"}, Sections, 0},
		{GoDataCategories, Navigation, []string{"3", "\""}, short,
			lang.Text{FR: "Catégories de données", EN: "Data categories"}, Sections, 0},
		{GoRecipients, Navigation, []string{"4", "'"}, short,
			lang.Text{FR: "Destinataires", EN: "Recipients"}, Sections, 0},
		{GoSafeguards, Navigation, []string{"5", "("}, short,
			lang.Text{FR: "Garanties de transfert", EN: "Transfer safeguards"}, Sections, 0},
		{GoMeasures, Navigation, []string{"6", "-"}, short,
			lang.Text{FR: "Mesures de sécurité", EN: "Security measures"}, Sections, 0},
		{GoOrganisation, Navigation, []string{"7", "è"}, short,
			lang.Text{FR: "Organisme", EN: "Organisation"}, Sections, 0},
	}
}

func program() []Binding {
	help := lang.Text{FR: "Chercher dans l'aide et exécuter une action", EN: "Search the help and run an action"}
	helpShort := lang.Text{FR: "aide", EN: "help"}
	quit := lang.Text{FR: "Quitter\u00a0; tout est enregistré", EN: "Quit; everything is saved"}
	quitShort := lang.Text{FR: "quitter", EN: "quit"}
	review := lang.Text{FR: "Voir tout ce qui manque ou paraît douteux", EN: "See all that is missing or looks doubtful"}
	reviewShort := lang.Text{FR: "vérifier", EN: "check"}
	history := lang.Text{FR: "Voir l'historique de la fiche\u00a0: qui a changé quoi, et quand", EN: "See the history of the record: who changed what, and when"}
	historyShort := lang.Text{FR: "historique", EN: "history"}
	return []Binding{
		{Review, Navigation, []string{"v"}, reviewShort, review, Program, 42},
		{Review, Global, []string{"f7"}, reviewShort, review, Program, 0},
		{Overview, Navigation, []string{"b"}, lang.Text{FR: "tableau de bord", EN: "dashboard"},
			lang.Text{FR: "Tableau de bord\u00a0: le registre en chiffres", EN: "Dashboard: the register in figures"}, Program, 91},
		{Questionnaire, Navigation, []string{"p"}, lang.Text{FR: "questionnaire", EN: "questions"},
			lang.Text{FR: "Répondre au questionnaire\u00a0: ce que fait l'organisme, et les activités qui manquent", EN: "Answer the questionnaire: what the organisation does, and the activities that are missing"}, Program, 82},
		{History, List, []string{"h"}, historyShort, history, Program, 92},
		{History, Form, []string{"h"}, historyShort, history, Program, 92},
		{Versions, Global, nil, lang.Text{FR: "versions", EN: "versions"},
			lang.Text{FR: "Voir les versions gardées du registre, et en reprendre une", EN: "See the versions of the register that are kept, and take one back"}, Program, 0},
		{Settle, Global, nil, lang.Text{FR: "désaccords", EN: "conflicts"},
			lang.Text{FR: "Trancher les désaccords avec ce qui a été écrit ailleurs", EN: "Settle the conflicts with what was written elsewhere"}, Program, 0},
		{Draft, Global, nil, lang.Text{FR: "brouillon", EN: "draft"},
			lang.Text{FR: "Voir le brouillon d'une séance précédente", EN: "See the draft of an earlier sitting"}, Program, 0},
		{Copies, Global, nil, lang.Text{FR: "copies", EN: "copies"},
			lang.Text{FR: "Comparer avec les copies en conflit à côté du registre", EN: "Compare with the conflict copies beside the register"}, Program, 0},
		{Palette, Global, []string{"ctrl+p"}, lang.Text{FR: "actions", EN: "actions"},
			lang.Text{FR: "Toutes les actions", EN: "Every action"}, Program, 75},
		{Help, Navigation, []string{"?"}, helpShort, help, Program, 15},
		{Help, Always, []string{"f1"}, helpShort, help, Program, 70},
		{Export, Navigation, []string{"x"}, lang.Text{FR: "exporter", EN: "export"},
			lang.Text{FR: "Exporter le registre\u00a0: classeur, extrait, notice, page, tableau…", EN: "Export the register: workbook, extract, notice, page, table…"}, Program, 43},
		{Extract, Global, nil, lang.Text{FR: "extrait", EN: "extract"},
			lang.Text{FR: "Exporter l'extrait pour un contrôle\u00a0: ce que demande l'article 30", EN: "Export the extract for an inspection: what Article 30 demands"}, Program, 0},
		{Notice, Global, nil, lang.Text{FR: "notice", EN: "notice"},
			lang.Text{FR: "Écrire la notice d'information du public (page HTML)", EN: "Write the public privacy notice (HTML page)"}, Program, 0},
		{Save, Always, []string{"ctrl+s"}, lang.Text{FR: "enregistrer", EN: "save"},
			lang.Text{FR: "Enregistrer maintenant (se fait tout seul dans la seconde)", EN: "Save now (happens by itself within a second)"}, Program, 0},
		{Suspend, Global, nil, lang.Text{FR: "suspendre", EN: "suspend"},
			lang.Text{FR: "Suspendre le programme et revenir au terminal", EN: "Suspend the program and go back to the shell"}, Program, 0},
		{Quit, Navigation, []string{"q"}, quitShort, quit, Program, 90},
		{Quit, Always, []string{"ctrl+q", "ctrl+c"}, quitShort, quit, Program, 90},
	}
}
