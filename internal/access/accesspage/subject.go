package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

const subjectURL = "/people/work-account"

// subjectPage is where an administrator writes down by which name the provider knows somebody.
type subjectPage struct{ colleaguePage }

func (p subjectPage) Title() string         { return "Their work account" }
func (p subjectPage) Body() templ.Component { return subjectBody(p) }

func (p Pages) showSubject(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	return subjectPage{page}, err
}

func (p Pages) addSubject(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := access.SubjectBody{Person: page.of.ID, Issuer: p.Provider.Issuer(), Subject: f.Text("subject")}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.AskSubject(s, v.Person, p.Staff.Service, f.ID, body)
	})
	if f.Refused(err) {
		return subjectPage{page}, nil
	}
	v.Forget(f)
	return v.SeeOther("/people"), err
}

func (p Pages) confirmSubject(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	asked := ledger.Ref{Stream: p.Staff.Service, Entry: form.Entry("asked")}
	err = p.act(v, form, func(s *access.People) (ledger.Change, error) {
		return access.ConfirmSubject(s, v.Person, p.Staff.Service, form.ID, asked)
	})
	return v.SeeOther("/people"), err
}

// endSubject ends a name, and what was opened with it.
func (p Pages) endSubject(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	asked := ledger.Ref{Stream: p.Staff.Service, Entry: form.Entry("asked")}
	for _, one := range v.People.Subjects() {
		if one.Asked != asked {
			continue
		}
		err := p.act(v, form, func(s *access.People) (ledger.Change, error) {
			return access.EndSubject(s, v.Person, p.Staff.Service, form.ID, asked)
		})
		if err != nil {
			return nil, err
		}
		return v.SeeOther("/people"), p.Sessions.EndAll(v.Context(), one.Person)
	}
	return nil, fault.Absent(nil)
}

// names are those of the person whose page it is.
func (p subjectPage) names() []access.Subject {
	var own []access.Subject
	for _, one := range p.People.Subjects() {
		if one.Person == p.of.ID {
			own = append(own, one)
		}
	}
	return own
}

func subjectStands(s access.Subject) string {
	if s.Confirmed {
		return "they sign in by it"
	}
	return "waits for another administrator’s word"
}

// aboutSubject is a form of one button about one name.
func aboutSubject(s access.Subject, act string) govuk.FormData {
	data := confirming(s.Asked)
	data.Action = subjectURL + act
	return data
}

// namesWaiting are those that await a second administrator’s word.
func (p peoplePage) namesWaiting() []access.Subject {
	var waiting []access.Subject
	for _, one := range p.visit.People.Subjects() {
		if !one.Confirmed {
			waiting = append(waiting, one)
		}
	}
	return waiting
}
