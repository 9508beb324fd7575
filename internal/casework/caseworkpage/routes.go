package caseworkpage

import (
	"candour/internal/access"
	"candour/internal/web"
)

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		reader("/people", p.people),
		reader("/people/{person}", p.person),
		worker("/people/add", p.showAddPerson, p.addPerson),
		worker("/people/join", p.showJoin, p.join),
		worker("/same/{kept}/{same}", p.showSame, p.setSame),
		worker("/people/{person}/record/{field}", p.showRecord, p.record),
		worker("/people/{person}/relation/{child}", p.showRelation, p.setRelation),
		worker("/people/{person}/safe-contact", p.showSafeContact, p.setSafeContact),
		worker("/people/{person}/detail", p.showAddDetail, p.addDetail),
		worker("/people/{person}/detail/{detail}", p.showDetail, p.replaceDetail),
		worker("/detail/{detail}/end", p.showEndDetail, p.endDetail),
		worker("/hiding/{detail}", p.showHiding, p.decideHiding),
		worker("/reveal/{detail}", p.showReveal, p.reveal),
		worker("/write-note", p.showWriteNote, p.writeNote),
		reader("/notes", p.notes),
		reader("/note/{note}", p.note),
		worker("/note/{note}/correct", p.showCorrectNote, p.correctNote),
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
