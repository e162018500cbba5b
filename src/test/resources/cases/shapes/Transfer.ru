# An ent:Transfer has no other roles than ent:supplier and ent:recipient.
INSERT DATA { <transfer> ent:partner <council> ; ent:participant <council> }
