package bench

// ManyCases is one answer of a court with so many cases.
var ManyCases = manyCases
