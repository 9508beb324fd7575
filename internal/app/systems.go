package app

import (
	"candour/internal/api"
	"candour/internal/api/clientpage"
	"candour/internal/court/hmcts"
	"candour/internal/web"
	"candour/internal/webhook"
)

// tell has other systems told of changes at hosts that whoever runs the service has named; nobody when there are none.
func (s *service) tell(hosts []string) {
	if len(hosts) == 0 {
		return
	}
	sender := webhook.NewSender(hosts, hmcts.NewDialer(hosts...).DialContext, s.record.Ledger.Now)
	s.hooks = &api.Hooks{Ledger: s.record.Ledger, Staff: s.staff(), Sender: sender, Log: s.log}
}

// otherSystems is what other systems talk to.
func (s *service) otherSystems(kit *web.Kit) web.Beside {
	systems := &api.API{Kit: kit, Staff: s.staff(), Ledger: s.record.Ledger, Importer: s.courts.importer, Uses: &api.Uses{Cursors: s.courts.cursors}, Log: kit.Log}
	return web.Beside{Prefix: api.Root + "/", Handler: systems.Handler()}
}

// clientPages are where administrators name other systems.
func (s *service) clientPages() clientpage.Pages {
	pages := clientpage.Pages{Service: s.record.Service.Stream, Uses: &api.Uses{Cursors: s.courts.cursors}}
	if s.hooks != nil {
		pages.Check = s.hooks.Sender.Check
	}
	return pages
}
