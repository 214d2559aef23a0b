package template

import (
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// in returns the period in one language: the sentence's where there is one, else
// that of the reference, after which the data are erased.
func (r retention) in(l lang.Lang) register.Retention {
	made := register.ParseRetention(r.Sentence.In(l))
	made.Reference = r.Law.In(l)
	if ref, ok := law.RetentionReferenceByKey(r.Reference); ok {
		if r.Sentence == (lang.Text{}) {
			made = register.RetentionFrom(ref, l)
			made.Fate = "erasure"
		}
		made.Reference = ref.Cited().In(l)
	}
	made.AppliesTo = r.AppliesTo.In(l)
	return made
}
