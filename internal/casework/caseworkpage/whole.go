package caseworkpage

import (
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// wholeAct is what a form, once read, does to a case in every stream in which it stands.
type wholeAct func(casework.Whole) (ledger.Change, error)

func (do wholeAct) verb(stream ledger.StreamID) ledger.Verb {
	return func(hs ledger.Histories) (ledger.Change, error) {
		whole, err := casework.WholeOf(hs, stream)
		if err != nil {
			return ledger.Change{}, err
		}
		return do(whole)
	}
}

// sendWhole is sendThen for what is said of the whole of a case.
func sendWhole(c *web.Case, show func(*web.Form) web.Page, read func(*web.Form) wholeAct, next func() string) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	if err = onWhole(c.Visit, form, ledger.Seen{Stream: c.Stream, Version: form.Version}, read(form)); form.Refused(err) {
		return show(form), nil
	}
	return c.SeeOther(next()), err
}

// onWhole carries out an act on a case and on its twin, once every field could be read. Otherwise it only asks what else is wrong.
func onWhole(v *web.Visit, form *web.Form, seen ledger.Seen, do wholeAct) error {
	h, err := v.Ledger().Read(v.Context(), seen.Stream)
	if err != nil {
		return err
	}
	hs, on := ledger.Histories{seen.Stream: h}, []ledger.Seen{seen}
	if twin := casework.Of(h).Twin(); twin != "" {
		if hs[twin], err = v.Ledger().Read(v.Context(), twin); err != nil {
			return err
		}
		on = append(on, ledger.Seen{Stream: twin, Version: ledger.Any})
	}
	if len(form.Errors) > 0 {
		_, err = do.verb(seen.Stream)(hs)
		return err
	}
	if _, err = v.Do(ledger.Act{Form: form.ID, On: on, Verb: do.verb(seen.Stream)}); err == nil {
		v.Forget(form)
	}
	return err
}
