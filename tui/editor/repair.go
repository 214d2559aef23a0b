package editor

import "article30/register/lang"

// tellApart tells apart the records and items that bear one ID, as one step.
func (r *root) tellApart() {
	step, err := r.session.Separate()
	switch {
	case err != nil:
		r.host.Notify(r.said(err))
	case step.Empty():
		r.host.Notify(lang.Text{FR: "Chaque fiche et chaque élément a déjà son identifiant", EN: "Each record and each item has an ID of its own already"})
	default:
		r.changed(step)
		r.host.Notify(lang.Text{FR: "Fiches et éléments ont chacun leur identifiant\u00a0; u l'annule", EN: "Records and items each have an ID of their own; u takes that back"})
	}
}
