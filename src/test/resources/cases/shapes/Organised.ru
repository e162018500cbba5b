# A person is a member (org:memberOf) of an organisation, not a part of it.
INSERT DATA { <minister> org:subOrganizationOf <ministry> }
