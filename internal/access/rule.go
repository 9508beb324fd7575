package access

// Rule names what a person must be, to a case or to the service, before they may do something. Routes and entry kinds name one each.
type Rule = string

const (
	Anyone         Rule = "anyone"             // whoever is at the screen: signing in
	SignedIn       Rule = "signed-in"          // any person with an account
	CaseReader     Rule = "case-reader"        // may see the case: tied to it, or managing those who are
	CaseWorker     Rule = "case-worker"        // may add to the case: allocated, second worker, covering, or in its team
	CaseManager    Rule = "case-manager"       // manages the team that has the case
	Allocator      Rule = "allocator"          // may give the case to a worker: a manager of the team, or of any team for a case without one
	StaffManager   Rule = "staff-manager"      // manages a team that the person is in, or runs the system: says how far on in practice they are
	ReferredTo     Rule = "referred-to"        // head of practice, while something in a closed case is referred to them
	Answerer       Rule = "answerer"           // says what follows from what no longer stands: who may add to the case, or whom it was referred to
	Urgent         Rule = "urgent"             // on the case, or manager on call: telling police or local authority is never blocked
	Reviewer       Rule = "reviewer"           // sees entries hidden as belonging to another case
	HeadOfPractice Rule = "head-of-practice"   // looks after practice across teams
	PracticeKeeper Rule = "practice-keeper"    // keeps the list of guidance and tools: quality, or head of practice
	RecordKeeper   Rule = "record-keeper"      // information governance officer: what is due to be erased, and the second word on erasing it
	KeepingReader  Rule = "keeping-reader"     // on the case, or information governance officer: until when a case is kept, and asking for something to be erased
	GlassBreaker   Rule = "glass-breaker"      // may open a case in an emergency: any role that reads cases
	GlassOpener    Rule = "glass-opener"       // may open this case in an emergency: as GlassBreaker, and it is not restricted to named people
	GlassReviewer  Rule = "glass-reviewer"     // looks at what others opened in an emergency: a manager, or quality
	DutyKeeper     Rule = "duty-keeper"        // says who is on duty at which court: a manager, or head of practice
	Guardian       Rule = "guardian"           // whose case it is and who took it: writes its privileged notes, names who reads them, and puts a waiver on record
	PrivilegedRead Rule = "privileged-read"    // reads the privileged notes of a case: its guardian, and those whom the guardian named
	SampleKeeper   Rule = "sample-keeper"      // makes samples of cases to be read: quality, or head of practice
	Assessed       Rule = "assessed"           // whose individual risk assessment it is
	Assessor       Rule = "assessment-manager" // the manager named in it, while they manage the worker: reads it whole, agrees it, reviews it
	Representative Rule = "representative"     // to whom the worker took it: reads what of it they chose
	LoneVisitor    Rule = "lone-visitor"       // whose lone visit it is
	VisitWatcher   Rule = "visit-watcher"      // watches over a lone visit, or was told that its check-in is overdue
	Administrator  Rule = "administrator"      // runs the system and sees no case
	Self           Rule = "self"               // the person themselves: their own account, drafts, page
	Service        Rule = "service"            // the service by itself: imports, jobs, sweeps
)

// Rules are all rules there are.
var Rules = []Rule{Anyone, SignedIn, CaseReader, CaseWorker, CaseManager, Allocator, StaffManager, ReferredTo, Answerer, Urgent, Reviewer, HeadOfPractice, PracticeKeeper, RecordKeeper, KeepingReader, GlassBreaker, GlassOpener, GlassReviewer, DutyKeeper, Guardian, PrivilegedRead, SampleKeeper, Assessed, Assessor, Representative, LoneVisitor, VisitWatcher, Administrator, Self, Service}

// Role is what a person is to the service. Every role that reads cases is confirmed by a second person.
type Role string

const (
	Practitioner     Role = "practitioner"
	Manager          Role = "manager"
	ManagerOnCall    Role = "manager on call"
	HeadOfPracticeIs Role = "head of practice"
	Quality          Role = "quality"
	Governance       Role = "information governance officer"
	AdministratorIs  Role = "administrator"
	Contractor       Role = "contractor" // works on cases given to them, while engaged
	Inspector        Role = "inspector"  // reads samples
)

// HasCases reports whether whoever holds the role comes to read cases: as such, or those given to them.
func (r Role) HasCases() bool { return r.ReadsCases() || r == Contractor || r == Inspector }

// ReadsCases reports whether the role opens cases as such: in a team, in an emergency. A contractor's and an inspector's do not, nor does one that
// nobody knows.
func (r Role) ReadsCases() bool {
	switch r {
	case Practitioner, Manager, ManagerOnCall, HeadOfPracticeIs, Quality:
		return true
	default:
		return false
	}
}
