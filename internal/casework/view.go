package casework

import "candour/internal/ledger"

// Views are the tables that lists and searches of cases read.
var Views []*ledger.View
