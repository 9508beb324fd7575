package guardian_test

import (
	"maps"
	"strings"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/pack"
)

func TestAChildHasOneGuardianAtATimeAndWhoCameBeforeStaysToBeRead(t *testing.T) {
	s := withCase(t)
	all := s.children(4)
	s.appoints(tomos, all...)
	second := s.appoints(lena, all[0])
	if got, want := s.names(), map[string]int{"Tomos Vaughan": 3, "Lena Ferris": 1}; !maps.Equal(got, want) {
		t.Errorf("guardians are %v; want %v", got, want)
	}
	s.ends(second, all[0])
	if got, want := s.names(), map[string]int{"Tomos Vaughan": 3}; !maps.Equal(got, want) {
		t.Errorf("once the second has ended, guardians are %v; want %v: nobody comes back by himself", got, want)
	}
	if n := len(guardian.Of(s.Read(s.stream)).Entries()); n != 3 {
		t.Errorf("%d entries; want all three to be read", n)
	}
}

func TestWhatIsMissingIsAskedForFieldByField(t *testing.T) {
	s := withCase(t)
	adult := casework.Of(s.Read(s.stream)).Adults()[0].Ref
	for field, change := range map[string]func(*guardian.AppointForm){
		"name":     func(f *guardian.AppointForm) { f.Name = " " },
		"children": func(f *guardian.AppointForm) { f.Children = nil },
		"how":      func(f *guardian.AppointForm) { f.How = "" },
		"said":     func(f *guardian.AppointForm) { f.Said = "" },
		"email":    func(f *guardian.AppointForm) { f.Email = "at home" },
		"on":       func(f *guardian.AppointForm) { f.On = f.Today.AddDays(1) },
	} {
		form := guardian.AppointForm{AppointedBody: tomos, On: s.today(), Today: s.today()}
		form.Children = s.children(1)
		change(&form)
		_, err := guardian.Appoint(s.pack, s.Read(s.stream), worker, ledger.NewEntryID(), form)
		if wrong := fault.FieldsOf(err); len(wrong) != 1 || wrong[0].Name != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	form := guardian.AppointForm{AppointedBody: tomos, On: s.today(), Today: s.today()}
	form.Children = []ledger.Ref{adult}
	if _, err := guardian.Appoint(s.pack, s.Read(s.stream), worker, ledger.NewEntryID(), form); err == nil {
		t.Error("an adult has a guardian")
	}
}

func TestInPrivateLawNobodyIsAppointedHere(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PrivateLaw, "ZE26P00412")
	form := guardian.AppointForm{AppointedBody: tomos, On: s.today(), Today: s.today()}
	if _, err := guardian.Appoint(s.pack, s.Read(s.stream), worker, ledger.NewEntryID(), form); fault.KindOf(err) != fault.Denied {
		t.Errorf("appointed: %v", err)
	}
}

func TestAppointingMeetsWhatTheOutlineAsksForFirst(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PublicLaw, "SA26C00012", "Zadie Doe")
	open := func() (all []string) {
		for _, d := range casework.Of(s.Read(s.stream)).Duties() {
			if d.Open() && d.Because.Rule == "guardian_named" {
				all = append(all, d.What)
			}
		}
		return all
	}
	if len(open()) != 1 {
		t.Fatalf("to be done: %q; want the naming of a guardian", open())
	}
	s.appoints(tomos, s.children(1)...)
	if len(open()) != 0 {
		t.Errorf("still to be done: %q", open())
	}
}

func TestWhoSaidItStandsOnTheTimeline(t *testing.T) {
	s := withCase(t)
	of := s.appoints(tomos, s.children(1)...)
	e, _ := s.Read(s.stream).Find(of.Entry)
	if line := s.Ledger.Registry().Line(printer, e).Text; !strings.Contains(line, "by telephone from the court office: Ms Hall") {
		t.Errorf("it says %q", line)
	}
}

func TestHowAGuardianIsReachedMayChange(t *testing.T) {
	s := withCase(t)
	of := s.appoints(tomos, s.children(2)...)
	change := func(to guardian.Contact) error {
		_, err := s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
			return guardian.Reach(h, worker, id, guardian.ContactBody{Appointment: of, Contact: to})
		})
		return err
	}
	if err := change(tomos.Contact); err == nil {
		t.Error("what was recorded already was recorded again")
	}
	if err := change(guardian.Contact{Telephone: "01632 960119"}); err != nil {
		t.Fatal(err)
	}
	if l := s.stand().List; len(l) != 1 || l[0].Telephone != "01632 960119" || l[0].Email != "" {
		t.Errorf("the list is %+v", l)
	}
	s.Clock.Advance(time.Hour)
	s.ends(of, s.children(2)...)
	if err := change(guardian.Contact{}); fault.KindOf(err) != fault.Denied {
		t.Errorf("changed after the end: %v", err)
	}
}
