# An ent:Event has no other roles than ent:host and ent:partner.
INSERT DATA { <event> ent:party <council> ; ent:participant <council> }
