# A reference names one fact.
DELETE WHERE { <reference/1> ent:fact ?what }

# A reference names one fact.
INSERT DATA { <reference/1> ent:fact <another> }

# A reference is to a fact of one document.
DELETE WHERE { <reference/1> ent:inDocument ?what }

# A reference is to a fact of one document.
INSERT DATA { <reference/1> ent:inDocument <another> }

# A reference is to a fact of one class.
DELETE WHERE { <reference/1> ent:factClass ?what }

# A reference is to a fact of one class.
INSERT DATA { <reference/1> ent:factClass <another> }

# A reference has the quotes that its fact stands on.
DELETE WHERE { <reference/1> ent:quote ?what }

# A reference has the label of its fact.
DELETE WHERE { <reference/1> rdfs:label ?what }

# A reference says whether its fact is one of several on the same words.
DELETE WHERE { <reference/1> ent:amongSeveral ?what }
