package caseworkpage

import (
	"candour/internal/access"
	"candour/internal/web"
)

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For("/cases/new", access.SignedIn, p.showNewCase, p.newCase),
		reader("/people", p.people),
		reader("/people/{person}", p.person),
		worker("/people/add", p.showAddPerson, p.addPerson),
		worker("/people/join", p.showJoin, p.join),
		worker("/same/{kept}/{same}", p.showSame, p.setSame),
		worker("/people/{person}/record/{field}", p.showRecord, p.record),
		worker("/people/{person}/relation/{child}", p.showRelation, p.setRelation),
		worker("/people/{person}/safe-contact", p.showSafeContact, p.setSafeContact),
		worker("/people/{person}/elsewhere", p.showElsewhere, p.setElsewhere),
		worker("/people/{person}/detail", p.showAddDetail, p.addDetail),
		worker("/people/{person}/detail/{detail}", p.showDetail, p.replaceDetail),
		worker("/detail/{detail}/end", p.showEndDetail, p.endDetail),
		worker("/hiding/{detail}", p.showHiding, p.decideHiding),
		worker("/undecided", p.showUndecided, p.decideUndecided),
		worker("/reveal/{detail}", p.showReveal, p.reveal),
		worker("/write-note", p.showWriteNote, p.writeNote),
		reader("/notes", p.notes),
		reader("/note/{note}", p.note),
		worker("/note/{note}/carry", p.showCarryNote, p.carryNote),
		worker("/note/{note}/correct", p.showCorrectNote, p.correctNote),
		worker("/plan-visit", p.showPlanVisit, p.planVisit),
		reader("/visit/{visit}", p.visit),
		worker("/visit/{visit}/move", p.onVisit(showMoveVisit), p.moveVisit),
		worker("/visit/{visit}/end", p.onVisit(showEndVisit), p.endVisit),
		reader("/court", p.court),
		worker("/record/{field}", p.showRecord, p.record),
		reader("/hearing/{hearing}", p.hearing),
		worker("/add-hearing", p.showAddHearing, p.addHearing),
		worker("/hearing/{hearing}/move", p.onHearing(showMove), p.changeHearing(showMove, p.move)),
		worker("/hearing/{hearing}/put-off", p.onHearing(showPutOff), p.changeHearing(showPutOff, p.putOff)),
		worker("/hearing/{hearing}/held", p.onHearing(showHeld), p.changeHearing(showHeld, p.held)),
		reader("/order/{order}", p.order),
		worker("/add-order", p.showAddOrder, p.addOrder),
		worker("/order/{order}/read", p.showReadOrder, p.readOrder),
		web.For("/court-day", access.SignedIn, showCourtDay, nil),
		worker("/court-day/{sitting}", p.showSitting, p.sitting),
		reader("/duty/{duty}", p.duty),
		worker("/add-duty", p.showAddDuty, p.addDuty),
		worker("/told", p.showTold, p.told),
		worker("/duty/{duty}/more-time", p.onDuty(showMoreTime), p.moreTime),
		worker("/duty/{duty}/more-time/{asked}", p.showTimeAnswer, p.timeAnswer),
		worker("/duty/{duty}/order/{order}", p.showMatch, p.match),
		worker("/duty/{duty}/done", p.onDuty(showDutyDone), p.changeDuty(showDutyDone, p.dutyDone)),
		worker("/duty/{duty}/withdraw", p.onDuty(showDutyWithdraw), p.changeDuty(showDutyWithdraw, p.dutyWithdraw)),
		worker("/duty/{duty}/reopen", p.onDuty(showDutyReopen), p.changeDuty(showDutyReopen, p.dutyReopen)),
		worker("/duty/{duty}/day", p.onDuty(showDutyDay), p.changeDuty(showDutyDay, p.dutyDay)),
		reader("/timeline", p.timeline),
		reader("/who-sees", p.whoSees),
		manager("/who-has-seen", p.whoHasSeen, nil),
		web.For("/break-glass", access.GlassBreaker, p.showBreakGlass, p.breakGlass),
		web.For("/break-glass/reviews", access.GlassReviewer, p.glassReviews, nil),
		web.For("/break-glass/review/{attempt}", access.GlassReviewer, p.showGlassReview, p.reviewGlass),
		web.For("/restricted", access.HeadOfPractice, p.withoutManager, nil),
		web.For("/restricted/{of}", access.HeadOfPractice, p.showNameManager, p.nameManager),
		web.For("/samples", access.SampleKeeper, p.samples, nil),
		web.For("/samples/new", access.SampleKeeper, p.showNewSample, p.newSample),
		web.For("/samples/{sample}", access.SampleKeeper, p.showSample, p.endSample),
		web.For("/closed-to-me", access.SignedIn, p.closedToMe, nil),
		web.ForCase("/case/{case}/conflict", access.CaseReader, p.showConflict, p.conflict),
		manager("/conflict/{conflict}/end", p.showEndConflict, p.endConflict),
		manager("/restrict", p.showRestrict, p.restrict),
		manager("/lift-restriction", p.showLiftRestriction, p.liftRestriction),
		manager("/well-known", p.showWellKnown, p.wellKnown),
		allocator("/allocate", p.showAllocate, p.allocate),
		allocator("/allocate/{allocation}/end", p.showEndWork, p.endWork),
		allocator("/team", p.showTeam, p.giveToTeam),
		worker("/take/{allocation}", p.showTake, p.take),
		allocator("/take/{allocation}/answer", p.showAnswerTake, p.answerTake),
		worker("/wrong-case/{entry}", p.showWrongCase, p.wrongCase),
		web.ForCase("/case/{case}/bring-back/{entry}", access.Reviewer, p.showBringBack, p.bringBack),
		worker("/contain/{entry}", p.showContain, p.contain),
		web.ForCase("/case/{case}/contained/{entry}", access.Reviewer, p.showContained, p.answerContained),
		worker("/links", p.showLinks, p.link),
		worker("/links/{link}", p.showUnlink, p.unlink),
		worker("/settle/{of}/{to}/{field}", p.showSettle, p.settle),
	}
}

type handler = func(*web.Case) (web.Page, error)

// reader is a page for whoever may see the case.
func reader(path string, show handler) web.Route {
	return web.ForCase("/case/{case}"+path, access.CaseReader, show, nil)
}

// worker is a form for whoever works on the case.
func worker(path string, show, send handler) web.Route {
	return web.ForCase("/case/{case}"+path, access.CaseWorker, show, send)
}

// allocator is a form for whoever may give the case to somebody.
func allocator(path string, show, send handler) web.Route {
	return web.ForCase("/case/{case}"+path, access.Allocator, show, send)
}

// manager is a page for whoever manages the case.
func manager(path string, show, send handler) web.Route {
	return web.ForCase("/case/{case}"+path, access.CaseManager, show, send)
}
