# An ent:Project has no other roles than ent:partner and ent:beneficiary.
INSERT DATA { <project> ent:owner <council> ; ent:participant <council> }
