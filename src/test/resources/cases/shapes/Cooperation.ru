# An ent:Cooperation has no other roles than ent:partner.
INSERT DATA { <cooperation> ent:party <council> ; ent:participant <council> }
