package check

import (
	"slices"

	"article30/register"
)

// rules are all rules, by the order in which their findings are told.
var rules = slices.Concat(
	organisationRules, recordRules, purposeRules, personRules, dataRules, basisRules,
	recipientRules, retentionRules, securityRules, transferRules, assessmentRules, processorRules,
)

// Rules returns all rules, for a list of them.
func Rules() []Rule { return slices.Clone(rules) }

// known reports whether there is a rule of an ID.
func known(id string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id })
}

// apply applies the rules to the record in sight.
func (s *sight) apply() {
	each := func(judges func(r *Rule)) {
		for i := range rules {
			s.rule = &rules[i]
			if s.rule.record != nil {
				s.rule.record(s, s.record)
			}
			judges(s.rule)
		}
	}
	if f := s.content.fiche; f != nil && f.status == register.Ended {
		return
	}
	switch rec := s.record.(type) {
	case *register.Treatment:
		each(func(r *Rule) {
			with(s, r.treatment, rec)
			with(s, r.fiche, *s.content.fiche)
		})
	case *register.ProcessorActivity:
		each(func(r *Rule) {
			with(s, r.activity, rec)
			with(s, r.fiche, *s.content.fiche)
		})
	case *register.Organisation:
		each(func(r *Rule) { with(s, r.organisation, rec) })
	case *register.Recipient:
		each(func(r *Rule) { with(s, r.recipient, rec) })
	case *register.Safeguard:
		each(func(r *Rule) { with(s, r.safeguard, rec) })
	case *register.Waiver:
		each(func(r *Rule) { with(s, r.waiver, rec) })
	default:
		each(func(*Rule) {})
	}
}

// with lets a rule judge, if it looks at records of that kind.
func with[R any](s *sight, rule func(*sight, R), rec R) {
	if rule != nil {
		rule(s, rec)
	}
}
