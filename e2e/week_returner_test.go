//go:build e2e

package e2e

// aReturner is a mother who applies again: her elder child had a case that is closed, and the younger has a half-brother in care proceedings.
func (w week) aReturner() {
	w.sheAppliesAgain(w.given("Colin Pryce"))
	ruth := w.as("Ruth Adeyemi")
	ruth.open("/cases")
	ruth.tap("Moss and Denby")
	ruth.tap("People")
	ruth.tap("Link another case")
	ruth.write("Or its court number, if it is closed", "WX25P00871")
	ruth.choose("An earlier case of this family")
	ruth.write("How do you know?", "Ms Moss says so; Tyler is in both")
	ruth.tap("Link them")
	ruth.says("An earlier case of this family")
	ruth.pick("Which case?", "Denby and Doyle")
	ruth.choose("Half-brothers and half-sisters")
	ruth.write("How do you know?", "Mr Denby is the father of both boys")
	ruth.tap("Link them")
	ruth.says("Half-brothers and half-sisters")
}

func (w week) sheAppliesAgain(colin hands) {
	colin.open("/cases/new")
	colin.choose("Private law")
	colin.write("Court number, if you know it", "WX26P00577")
	colin.write("Which court?", "Family Court at Wexcombe")
	colin.write("Child, number 1/Name in full", "Tyler Moss")
	colin.write("Child, number 2/Name in full", "Jude Denby")
	colin.write("Adult, number 1/Name in full", "Kelly Moss")
	colin.pick("Adult, number 1/Part in the case", "Applicant")
	colin.write("Adult, number 2/Name in full", "Craig Denby")
	colin.pick("Adult, number 2/Part in the case", "Respondent")
	colin.tap("Open the case")
}
