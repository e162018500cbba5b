# An ent:Sanction has no other roles than ent:initiator and ent:target.
INSERT DATA { <sanction> ent:partner <council> ; ent:participant <council> }
