package session

import (
	"article30/register"
	"article30/register/lang"
)

// SetEach gives the same answers to several records.
type SetEach struct {
	Name    lang.Text // of the step
	Records []register.ID
	Answers []FieldAnswer
}

// FieldAnswer is an answer and the path of the field it is for.
type FieldAnswer struct {
	Path string
	To   Value
}

func (s SetEach) changes(r *register.Register, v register.View) ([]Change, error) {
	return amendEach(r, v, s.Records, func(in *register.Collection, rec register.Record) error {
		for _, a := range s.Answers {
			if err := answer(in, rec, a.Path, a.To, v); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s SetEach) title(*register.Register, register.View) lang.Text { return s.Name }
