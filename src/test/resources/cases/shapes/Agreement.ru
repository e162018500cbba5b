# An ent:Agreement has no other roles than ent:party.
INSERT DATA { <agreement> ent:partner <council> ; ent:participant <council> }
