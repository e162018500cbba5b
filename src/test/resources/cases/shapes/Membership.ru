# A membership is of one actor.
INSERT DATA { <poland/membership> org:member <norway> }

# A membership is in one actor.
DELETE WHERE { <poland/membership> org:organization ?what }

# A membership has one time, a time:Interval.
DELETE WHERE { <poland/membership> org:memberDuring ?time }
