//go:build e2e

package e2e

import (
	"fmt"

	"candour/internal/calendar"
)

// heard are nine cases of two other teams that the court hears on the day of the duty.
var heard = map[string][]string{
	"Denise Ferreira": {"Chen and Archer", "Lane", "Rahman", "Gill and Dawson", "Popescu", "Hyde"},
	"Sanjay Rao":      {"Doe and Graham", "One and two", "last"},
}

// theCourtsList puts Ruth on duty at the court, which hears nine cases that day.
func (w week) theCourtsList() {
	denise := w.given("Denise Ferreira")
	for manager, cases := range heard {
		for n, title := range cases {
			h := w.given(manager)
			h.open("/cases")
			h.tap(title)
			h.open(h.path() + "/add-hearing")
			h.pick("What hearing is it?", "Final hearing")
			h.date("When is it?", ago(0))
			h.write("At what time?", fmt.Sprintf("%d:%02d", 10+n/2, n%2*30))
			h.write("Where?", "Bournemouth")
			h.write("Who told you?", "The court office")
			h.tap("Add the hearing")
		}
	}
	denise.open("/court-duty")
	denise.pick("Who?", "Ruth Adeyemi")
	denise.write("At which court?", "Bournemouth")
	denise.date("On which day?", ago(0))
	denise.tap("Put them on duty")
}

func (w week) aDutyToldInCourt() {
	w.theCourtsList()
	ruth := w.as("Ruth Adeyemi")
	ruth.open("/")
	ruth.tap("Write down what happens")
	for _, cases := range heard {
		for _, title := range cases {
			ruth.says(title)
		}
	}
	ruth.tap("Chen and Archer")
	ruth.write("What came of it, in a line?", "Adjourned; addendum wanted")
	ruth.write("Who told you what follows?", "the judge")
	ruth.write("What is asked, in the court’s words?", "Say how Leo found the visits")
	ruth.date("By which day?", ago(-14))
	ruth.tap("Record it")
	ruth.says("Written down")
}

// theOrderCame puts the order of the court beside what was told.
func (w week) theOrderCame() {
	w.theCourtSealsIt(w.given("Asha Menon"), ago(-14))
	asha := w.as("Asha Menon")
	asha.open("/cases")
	asha.tap("Chen and Archer")
	asha.tap("Look at both and say")
	asha.says("Say how Leo found the visits")
	asha.choose("Cafcass shall say how Leo found the visits")
	asha.tap("Record")
}

func (w week) theCourtSealsIt(asha hands, by calendar.Date) {
	asha.open("/cases")
	asha.tap("Chen and Archer")
	asha.tap("Court")
	asha.tap("Add an order")
	asha.write("What order is it?", "Order on directions")
	asha.date("When was it made?", ago(0))
	asha.write("What it asks of us/In the order’s words", "Cafcass shall say how Leo found the visits")
	asha.date("What it asks of us/By which day?", by)
	asha.write("Where do you have it from?", "The sealed order, by e-mail")
	asha.tap("Add the order")
}
